/** Messages: what people and candidates write can not become markup, headers, links or further variables. */
import { describe, expect, test } from "vitest";
import { DEFAULT_MESSAGES, type MailKind } from "./default-messages.ts";
import { fillMessage, type MessageVariables } from "./message.ts";
import { type RenderMail, renderMail } from "./render-mail.ts";

const link = "https://hire.example/i/AbCdEfGhIjK";
const variables: MessageVariables = {
  fullName: "Jane van Doe",
  firstName: "Jane",
  jobTitle: "R&D <Lead>",
  jobRole: "Engineer",
  companyName: "Acme",
  interviewLink: link,
  expiresAt: "21 November 2026 at 10:00 UTC",
  questionCount: "5",
};
const fill = (body: string, changes: Partial<MessageVariables> = {}, subject = "Hello") =>
  fillMessage({ subject, body }, { ...variables, ...changes });
const render = (changes: Partial<RenderMail> = {}) =>
  renderMail({
    message: { subject: "For {jobTitle}", body: "Hello {firstName}" },
    variables,
    branding: { companyName: "Acme", color: null },
    kind: "invitation",
    ...changes,
  });

describe("variables", () => {
  test("both styles, any spacing and any letter case are filled in", () => {
    expect(fill("{firstName} {{ firstname }} { FIRSTNAME } {{fullName}}").text).toBe("Jane Jane Jane Jane van Doe");
  });

  test("unknown ones stay as they are and are reported once", () => {
    const filled = fill("{nickname} {{ nickname }} {salary}", {}, "{salary}");
    expect(filled.text).toBe("{nickname} {{ nickname }} {salary}");
    expect(filled.subject).toBe("{salary}");
    expect(filled.unknownVariables.sort()).toEqual(["nickname", "salary"]);
  });

  test("a value is data: not markup, not a variable, not a link", () => {
    const evil = "<img src=x onerror=alert(1)> {companyName} https://evil.example";
    for (const body of ["Hello {fullName}", "<p>Hello {fullName}</p>"]) {
      const { html } = fill(body, { fullName: evil });
      expect(html).not.toContain("<img");
      expect(html).toContain("{companyName}");
      expect(html).not.toContain("href");
    }
  });

  test("a value inside an attribute can not leave it", () => {
    const { html } = fill('<a href="https://x.example/?n={fullName}">x</a>', { fullName: '" onmouseover="alert(1)' });
    expect(html).not.toMatch(/"\s*onmouseover/);
    expect(fill('<a href="{fullName}">x</a>', { fullName: "javascript:alert(1)" }).html).not.toContain("javascript");
  });
});

describe("the body", () => {
  test("plain text keeps its paragraphs and lines", () => {
    expect(fill("One\ntwo\n\nThree & four").html).toBe("<p>One<br>\ntwo</p>\n<p>Three &#38; four</p>");
  });

  test("addresses that the message writes become links, without the full stop after them", () => {
    const { html } = fill("See https://acme.example/a?b=1&c={firstName}.");
    expect(html).toBe(
      '<p>See <a href="https://acme.example/a?b=1&amp;c=Jane">https://acme.example/a?b=1&#38;c=Jane</a>.</p>',
    );
  });

  test("simple HTML is kept, and what could run or track is removed", () => {
    const { html, text } = fill(
      '<p onclick="x()">Hello <b>{firstName}</b></p><script>alert(1)</script><img src="https://t.example/p.gif"><iframe src="https://t.example"></iframe><style>p{}</style>',
    );
    expect(html).toBe("<p>Hello <b>Jane</b></p>");
    expect(text).toBe("Hello Jane");
  });

  test("text with a lone < is not taken for HTML", () => {
    expect(fill("Salary < 100k & more").html).toBe("<p>Salary &#60; 100k &#38; more</p>");
  });
});

describe("the mail", () => {
  test("a message without the link gets a button and the link, in both forms", () => {
    const { html, text } = render();
    expect(html).toContain(`href="${link}"`);
    expect(html).toContain("Open your interview</a>");
    expect(text).toContain(link);
  });

  test("a message with the link gets no second one", () => {
    for (const body of ["Go: {interviewLink}", '<p><a href="{{interviewLink}}">Go</a></p>']) {
      const { html, text } = render({ message: { subject: "x", body } });
      expect(html.split(`href="${link}"`)).toHaveLength(2);
      expect(html).not.toContain("Open your interview");
      expect(text).toContain(link);
    }
  });

  test("a subject is one line, whatever its parts hold", () => {
    const attack = "x\r\nBcc: all@example.com\u2028y";
    const message = { subject: `Hi\r\nX-A: b {fullName}`, body: "x" };
    const { subject } = render({ message, variables: { ...variables, fullName: attack } });
    expect(subject).toBe("Hi X-A: b x Bcc: all@example.com y");
  });

  test("reminders say how to stop them, and a note is quoted as text", () => {
    const { html, text } = render({
      kind: "reminder",
      unsubscribeUrl: `${link}?reminders=off`,
      note: "please\n<b>more</b> time",
    });
    expect(html).toContain(`href="${link}?reminders=off"`);
    expect(text).toContain("> please\n> <b>more</b> time");
    expect(html).toContain("please<br>\n&#60;b&#62;more");
  });

  test("a company's name is escaped, and the button is readable on any colour", () => {
    const html = (color: string) => render({ branding: { companyName: "A<b>cme", color } }).html;
    expect(html("#ffee00")).toContain("background:#ffee00;color:#000000");
    expect(html("#101040")).toContain("background:#101040;color:#ffffff");
    expect(html("#101040")).not.toContain("A<b>cme");
  });

  test("every default message knows all its variables, and links where there is a link", () => {
    for (const [kind, message] of Object.entries(DEFAULT_MESSAGES) as [
      MailKind,
      (typeof DEFAULT_MESSAGES)[MailKind],
    ][]) {
      const rendered = render({ kind, message });
      expect(rendered.unknownVariables).toEqual([]);
      expect(rendered.text.includes(link)).toBe(kind !== "receipt" && kind !== "rejection");
    }
  });
});
