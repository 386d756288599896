/** A job in words, and where it says that the work is. */
import { expect, it } from "vitest";
import { SPOKEN, SPOKEN_CODES } from "../../../shared/languages.ts";
import { html, written } from "./markup.ts";
import { readReference } from "./references.ts";
import { placeOf } from "./structured-data.ts";
import { CATALOGUES, speechFor, speechIn } from "./words/speech.ts";
import { beginningOf, salaryWords, textAsHtml } from "./words.ts";

const en = speechIn("en");

it("a text becomes paragraphs, lists and headings, and keeps its signs", () => {
  expect(written(textAsHtml("## You\r\nbuild <b>\nbridges\n- a\n• b\nafter\n\n\n  end & all  "))).toBe(
    "<h2>You</h2><p>build &lt;b&gt;<br>bridges</p><ul><li>a</li><li>b</li></ul><p>after</p><p>end &amp; all</p>",
  );
  expect(written(textAsHtml(" \n "))).toBe("");
});

it("a template escapes what is not markup, in lists too", () => {
  expect(written(html`<a title="${`"'<`}">${[html`<i>`, "&", 0, null, false]}</a>`)).toBe(
    '<a title="&quot;&#39;&lt;"><i>&amp;0</a>',
  );
});

it("a place is a town with its country, or anywhere", () => {
  expect(placeOf("Lisbon, Portugal")).toMatchObject({
    jobLocation: { address: { addressLocality: "Lisbon", addressCountry: "Portugal" } },
  });
  expect(placeOf("Austin, Texas, USA")).toMatchObject({
    jobLocation: { address: { addressLocality: "Austin", addressRegion: "Texas", addressCountry: "USA" } },
  });
  for (const text of ["Remote, Germany", "remote (Germany)", "Germany – fully remote", "Remote in Germany"]) {
    expect(placeOf(text), text).toEqual({
      jobLocationType: "TELECOMMUTE",
      applicantLocationRequirements: { "@type": "Country", name: "Germany" },
    });
  }
  expect(placeOf("Remote")).toEqual({ jobLocationType: "TELECOMMUTE" });
  expect(placeOf("")).toEqual({});
});

it("pay says its ends, its currency and its time", () => {
  const pay = { minimum: 42_000, maximum: 55_000, currency: "EUR", period: "year" as const };
  expect(salaryWords(en, pay)).toBe("€42,000 to €55,000 a year");
  expect(salaryWords(en, { ...pay, maximum: null })).toBe("From €42,000 a year");
  expect(salaryWords(en, { ...pay, minimum: null, period: "hour" })).toBe("Up to €55,000 an hour");
  expect(salaryWords(en, { ...pay, minimum: null, maximum: null })).toBeNull();
  expect(salaryWords(en, { ...pay, maximum: 42_000, currency: "ZZZ" })).toContain("ZZZ");
});

it("the beginning of a text ends between words", () => {
  expect(beginningOf("# One\n\n- two   three four", 14)).toBe("One two three…");
  expect(beginningOf("short", 14)).toBe("short");
});

it("a reference is an id or a number, as it is or in either base64", () => {
  const id = "019c5ea9-a792-7f0d-b671-4c3c16000000";
  const base64 = Buffer.from(id).toString("base64");
  for (const text of [id, id.toUpperCase(), base64, base64.replace(/=+$/, ""), Buffer.from(id).toString("base64url")]) {
    expect(readReference(text), text).toEqual({ id });
  }
  for (const text of ["12", "MTI=", "MTI"]) expect(readReference(text), text).toEqual({ number: 12 });
  for (const text of ["", "0", "01", "-1", "12345678901", "x", "%", "bm90aGluZw=="])
    expect(readReference(text), text).toBeNull();
});

it("every language fills the same values and knows its plurals, and leaves no English in place", () => {
  const values = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  for (const code of SPOKEN_CODES) {
    const { openJobs, ...words } = CATALOGUES[code];
    const { openJobs: _plural, ...english } = CATALOGUES.en;
    for (const [key, text] of Object.entries(words)) {
      const said = english[key as keyof typeof english];
      expect([code, key, values(text)]).toEqual([code, key, values(said)]);
      expect(text.trim(), `${code} ${key}`).not.toBe("");
      if (code !== "en" && said.split(" ").length > 3) expect(text, `${code} ${key}`).not.toBe(said);
    }
    const { tag } = SPOKEN[code];
    const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    expect([code, Object.keys(openJobs).sort()]).toEqual([code, [...needed].sort()]);
    expect(speechIn(code).openJobs(5)).toContain("5");
  }
});

it("the language is the browser's dearest that is spoken here", () => {
  const spoken = (header: string | undefined) => speechFor(header).language;
  expect([
    spoken(undefined),
    spoken("de-AT,de;q=0.9,en;q=0.8"),
    spoken("sw, en;q=0.3, pl;q=0.7"),
    spoken("fr;q=0, nl"),
    spoken("*"),
    spoken(",;q=x,,"),
  ]).toEqual(["en", "de", "pl", "nl", "en", "en"]);
  expect(salaryWords(speechIn("de"), { minimum: 20, maximum: 25, currency: "EUR", period: "hour" })).toBe(
    "20\u00a0€ bis 25\u00a0€ pro Stunde",
  );
});
