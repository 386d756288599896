/** A mail's HTML in a frame of its own: no scripts, no forms, none of the page's cookies. */

/** Makes every link of the mail open beside the page, never inside the frame. */
const outward = (html: string): string => {
  const head = /<head[^>]*>/i.exec(html);
  const base = '<base target="_blank">';
  if (!head) return base + html;
  const at = head.index + head[0].length;
  return html.slice(0, at) + base + html.slice(at);
};

/** links: whether a click opens them in a new tab; without it they do nothing. */
export function MailFrame({ html, title, links = false }: { html: string; title: string; links?: boolean }) {
  return (
    <iframe
      title={title}
      srcDoc={outward(html)}
      sandbox={links ? "allow-popups allow-popups-to-escape-sandbox" : ""}
      referrerPolicy="no-referrer"
      className="block h-120 max-h-[70dvh] w-full rounded-6 border border-hairline bg-sunken"
    />
  );
}
