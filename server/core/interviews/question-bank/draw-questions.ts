/** Draws the questions for a candidate's skills from the bank: pure, and the same for the same input. */
import { chooseFamily } from "./choose-family.ts";
import { findSkill } from "./find-skill.ts";
import { normaliseSkill } from "./normalise-skill.ts";
import { seededRandom, shuffled } from "./seeded-random.ts";
import type { Level } from "./skill-entry.ts";

export type DrawInput = {
  skills: readonly string[];
  role: { title: string; role: string | null; minimumYears: number | null };
  /** How many questions are wanted in all. */
  count: number;
  /** Decides the draw; the interview's id. */
  seed: string;
  /** Texts that the candidate is asked already. */
  avoid?: readonly string[];
};

/** `skill` is the name as it was given, on one line and at most 80 characters; `known` tells if the bank has it. */
export type DrawnQuestion = { skill: string; text: string; level: Level; known: boolean };

const maximumSkills = 50;
const maximumNameLength = 80;
const seniorYears = 4;

/** The level of a skill's first, second, ... question; the pattern starts again at its end. */
const seniorLevels: readonly Level[] = ["advanced", "advanced", "advanced", "core"];
const juniorLevels: readonly Level[] = ["core", "core", "advanced"];

/** A question as the bank holds it; the template of an unknown skill serves several skills of one family. */
type Candidate = { template: string; text: string; level: Level };
type SkillDraw = { name: string; known: boolean; asked: number; left: Record<Level, Candidate[]> };

/**
 * At most `count` questions: round robin over the skills in the order given, at most ten of one skill. Mostly advanced
 * from four years of experience, else core first. Blank names are left out, two names of one skill are asked once,
 * names after the fiftieth skill are left out. Never the same text twice and never one of `avoid`, whatever its case
 * and spaces; gives fewer questions when the skills have no more.
 */
export function drawQuestions(input: DrawInput): DrawnQuestion[] {
  const levels = (input.role.minimumYears ?? 0) >= seniorYears ? seniorLevels : juniorLevels;
  const usedTexts = new Set((input.avoid ?? []).map(foldText));
  const usedTemplates = new Set<string>();
  const drawn: DrawnQuestion[] = [];
  let open = openDraws(input);
  while (open.length > 0 && drawn.length < input.count) {
    const stillOpen: SkillDraw[] = [];
    for (const draw of open) {
      if (drawn.length >= input.count) break;
      const wanted = levels[draw.asked % levels.length] ?? "core";
      const question = takeQuestion(draw, wanted, usedTexts, usedTemplates);
      if (!question) continue;
      usedTexts.add(foldText(question.text));
      usedTemplates.add(question.template);
      draw.asked += 1;
      drawn.push({ skill: draw.name, text: question.text, level: question.level, known: draw.known });
      stillOpen.push(draw);
    }
    open = stillOpen;
  }
  return drawn;
}

function openDraws(input: DrawInput): SkillDraw[] {
  const draws = new Map<string, SkillDraw>();
  for (const given of input.skills) {
    if (draws.size >= maximumSkills) break;
    const name = [...given.replace(/\s+/gu, " ").trim()].slice(0, maximumNameLength).join("").trim();
    const folded = normaliseSkill(name);
    if (folded === "") continue;
    const entry = findSkill(name);
    const key = entry ? `known ${entry.skill}` : `unknown ${folded}`;
    if (draws.has(key)) continue;
    const questions = entry ?? chooseFamily(name, input.role);
    // A generator of its own for each skill, so that one skill more or less leaves the other skills' questions alone.
    const random = seededRandom(`${input.seed}\n${key}`);
    const candidates = (level: Level): Candidate[] =>
      shuffled(questions[level], random).map((template) => ({
        template,
        text: entry ? template : template.split("{skill}").join(name),
        level,
      }));
    const core = candidates("core");
    draws.set(key, {
      name,
      known: entry !== undefined,
      asked: 0,
      left: { core, advanced: candidates("advanced") },
    });
  }
  return [...draws.values()];
}

/** Takes from the wanted level before the other, and a wording that no other skill got before one that did. */
function takeQuestion(
  draw: SkillDraw,
  wanted: Level,
  usedTexts: ReadonlySet<string>,
  usedTemplates: ReadonlySet<string>,
): Candidate | undefined {
  const other: Level = wanted === "core" ? "advanced" : "core";
  for (const freshOnly of [true, false]) {
    for (const level of [wanted, other]) {
      const pool = draw.left[level];
      const index = pool.findIndex(
        (candidate) =>
          !usedTexts.has(foldText(candidate.text)) && !(freshOnly && usedTemplates.has(candidate.template)),
      );
      if (index >= 0) return pool.splice(index, 1)[0];
    }
  }
  return undefined;
}

function foldText(text: string): string {
  return text.normalize("NFKC").toUpperCase().replace(/\s+/gu, " ").trim();
}
