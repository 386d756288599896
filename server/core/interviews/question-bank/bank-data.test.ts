/** The written bank itself: its size, its names and the wording of every question. */
import { describe, expect, it } from "vitest";
import { roleFamilies } from "./families/index.ts";
import { findSkill } from "./index.ts";
import { normaliseSkill } from "./normalise-skill.ts";
import { skillEntries } from "./skills/index.ts";

const known = skillEntries.flatMap((entry) => [...entry.core, ...entry.advanced]);
const templates = roleFamilies.flatMap((family) => [...family.core, ...family.advanced]);
const all = [...known, ...templates];

const personal =
  /\byour (?:age|body|faith|family|famil\w+|gender|health|home country|illness\w*|looks?|mother|native|parents?|race|salary|skin|spouse|voice|wife|husband|children|kids)\b|\b(?:accent|appearance|childhood|disab\w+|ethnic\w*|how old|married|marriage|nationality|pregnan\w*|politic\w*|religio\w*|sexual\w*|where (?:are|do) you (?:come )?from|hobb\w+|weight loss)\b/i;
const closedOpening =
  /(?:^|[.?] )(?:Am|Are|Can|Could|Did|Do|Does|Had|Has|Have|Is|May|Might|Must|Shall|Should|Was|Were|Will|Would) /;
const openWord = /\b(?:how|what|when|where|which|who|whom|why|describe|explain|tell us|walk us|show us)\b/i;

const fillers = new Set(
  "a an and are as at be by did do does for from has have how if in into is it its not of on one or so tell than that the them then they this time to us was were what when where which who why with would you your".split(
    " ",
  ),
);

function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? [];
  return new Set(
    words.filter((word) => !fillers.has(word)).map((word) => word.replace(/(?<=\p{L}{3})(?:ed|ing|s)$/u, "")),
  );
}

function similarity(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return shared / (left.size + right.size - shared);
}

describe("the skills of the bank", () => {
  it("are at least 82, each with five core and five advanced questions", () => {
    expect(skillEntries.length).toBeGreaterThanOrEqual(82);
    for (const entry of skillEntries) {
      expect(entry.core, entry.skill).toHaveLength(5);
      expect(entry.advanced, entry.skill).toHaveLength(5);
    }
  });

  it("have one owner for every key, label and alias", () => {
    const owners = new Map<string, string>();
    for (const entry of skillEntries) {
      for (const name of [entry.skill, entry.label, ...entry.aliases]) {
        const folded = normaliseSkill(name);
        expect(folded, name).not.toBe("");
        expect(owners.get(folded) ?? entry.skill, `"${name}" belongs to two skills`).toBe(entry.skill);
        owners.set(folded, entry.skill);
        expect(findSkill(name)?.skill, name).toBe(entry.skill);
      }
    }
    expect(new Set(skillEntries.map((entry) => entry.skill)).size).toBe(skillEntries.length);
  });

  it("name a role family that exists", () => {
    const families = new Set(roleFamilies.map((family) => family.family));
    for (const entry of skillEntries) expect(families.has(entry.family), entry.skill).toBe(true);
  });
});

describe("the role families", () => {
  it("are twelve, with five and five questions that hold the skill's name once", () => {
    expect(new Set(roleFamilies.map((family) => family.family)).size).toBe(12);
    expect(roleFamilies).toHaveLength(12);
    for (const family of roleFamilies) {
      expect(family.core).toHaveLength(5);
      expect(family.advanced).toHaveLength(5);
    }
    for (const template of templates) expect(template.split("{skill}"), template).toHaveLength(2);
  });

  it("never share a keyword", () => {
    const keywords = roleFamilies.flatMap((family) => [...family.keywords, ...(family.broadKeywords ?? [])]);
    expect(keywords.filter((keyword, index) => keywords.indexOf(keyword) !== index)).toEqual([]);
  });

  it("stay within 220 characters with the longest name", () => {
    for (const template of templates) {
      expect(template.replace("{skill}", "x".repeat(80)).length, template).toBeLessThanOrEqual(220);
    }
  });
});

describe("every question", () => {
  it("is one or two sentences of 20 to 220 characters that end with a mark", () => {
    for (const text of all) {
      expect(text.length, text).toBeGreaterThanOrEqual(20);
      expect(text.length, text).toBeLessThanOrEqual(220);
      expect(text, text).toMatch(/^\p{Lu}.*[?.]$/u);
      expect(text, text).not.toMatch(/\s{2}|[\n\t!]|^\s|\s$/);
      expect(text.split(/(?<=[.?]) (?=\p{Lu})/u).length, text).toBeLessThanOrEqual(2);
    }
    for (const text of known) expect(text).not.toMatch(/[{}]/);
  });

  it("is open, never to be answered with yes or no", () => {
    for (const text of all) {
      expect(text, text).not.toMatch(closedOpening);
      expect(text, text).toMatch(openWord);
    }
  });

  it("asks nothing about a person's private life, health, origin or looks", () => {
    for (const text of all) expect(text, text).not.toMatch(personal);
  });

  it("differs from every other question by more than a few words", () => {
    const words = all.map(contentWords);
    const close: string[] = [];
    for (const [left, leftWords] of words.entries()) {
      for (const [right, rightWords] of words.entries()) {
        if (right > left && similarity(leftWords, rightWords) >= 0.5) close.push(`${all[left]} | ${all[right]}`);
      }
    }
    expect(close).toEqual([]);
  });
});
