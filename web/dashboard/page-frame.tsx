/** The frame of a page: where it belongs, its title with the one main action, its content. */
import { type ReactNode, useEffect } from "react";

/** The title is also the window's. Above it a link back, beside it states, at its end the actions. */
export function PageFrame({
  title,
  above,
  beside,
  actions,
  children,
}: {
  title: string;
  above?: ReactNode;
  beside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} – Greenroom`;
  }, [title]);
  return (
    <div className="mx-auto w-full max-w-300 px-4 py-6 md:px-8">
      {above ? <div className="mb-1 text-13">{above}</div> : null}
      <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="m-0 break-words">{title}</h1>
          {beside ? (
            <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-text-quiet">{beside}</div>
          ) : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
