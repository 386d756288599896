/** The keys of a page, for those who have a keyboard. */
import { SidePanel } from "../ui/side-panel.tsx";

/** Keys and what each does, under titles. */
export type KeyWords = readonly { title: string; keys: readonly [string, string][] }[];

export function KeysPanel({ words, onClose }: { words: KeyWords; onClose: () => void }) {
  return (
    <SidePanel open onClose={onClose} title="Keys">
      <div className="flex flex-col gap-6">
        {words.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mt-0 mb-2">{title}</h3>
            <dl className="m-0 grid grid-cols-[5rem_1fr] gap-y-1.5">
              {keys.map(([key, does]) => (
                <div key={key} className="contents">
                  <dt>
                    <kbd className="rounded-6 border border-hairline bg-sunken px-1.5 py-0.5 font-sans text-13">
                      {key}
                    </kbd>
                  </dt>
                  <dd className="m-0">{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </SidePanel>
  );
}
