/** The frame of the pages before the door: one narrow column. */
import { type ReactNode, useEffect } from "react";

export function DoorFrame({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} – Greenroom`;
  }, [title]);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-100 flex-col px-4 py-12 sm:justify-center">
      <p className="m-0 text-15 font-semibold text-accent">Greenroom</p>
      <h1 className="mt-1 mb-6 text-28">{title}</h1>
      {children}
    </main>
  );
}
