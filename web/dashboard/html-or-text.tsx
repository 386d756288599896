/** Chooses between the two forms of a mail. */
const FORMS = [
  { value: "html", words: "As a page" },
  { value: "text", words: "Plain text" },
] as const;

type Form = (typeof FORMS)[number]["value"];

export function HtmlOrText({ shown, onChange }: { shown: Form; onChange: (form: Form) => void }) {
  return (
    <fieldset className="m-0 flex gap-5 border-0 border-b border-solid border-hairline p-0">
      <legend className="sr-only">Form of the mail</legend>
      {FORMS.map((form) => (
        <button
          key={form.value}
          type="button"
          aria-pressed={shown === form.value}
          onClick={() => onChange(form.value)}
          className="inline-flex min-h-9 cursor-pointer items-center border-b-2 border-transparent px-1 text-15 text-text-quiet hover:text-text aria-pressed:border-accent aria-pressed:font-medium aria-pressed:text-text pointer-coarse:min-h-11"
        >
          {form.words}
        </button>
      ))}
    </fieldset>
  );
}
