/** Drawing from the bank: which names meet, which questions come out, and what never does. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseFamily } from "./choose-family.ts";
import { bankQuestionSource, type DrawInput, type DrawnQuestion, drawQuestions, findSkill } from "./index.ts";
import { normaliseSkill } from "./normalise-skill.ts";
import { skillEntries } from "./skills/index.ts";

const engineer = { title: "Backend engineer", role: null, minimumYears: null };

function draw(input: Partial<DrawInput>): DrawnQuestion[] {
  return drawQuestions({ skills: ["Node.js"], role: engineer, count: 3, seed: "interview-1", ...input });
}

const anyRole = fc.record({
  title: fc.string(),
  role: fc.option(fc.string()),
  minimumYears: fc.option(fc.integer({ min: 0, max: 30 })),
});
const anySkill = fc.oneof(
  fc.constantFrom(...skillEntries.flatMap((entry) => [entry.label, ...entry.aliases])),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(" ", "", "COBOL", "cobol ", "C", "C++", "C#", "$& $1", "{skill}", "x".repeat(300)),
);
const anyDraw = fc.record({
  skills: fc.array(anySkill, { maxLength: 60 }),
  role: anyRole,
  count: fc.integer({ min: 0, max: 80 }),
  seed: fc.string(),
});

describe("folding and finding a skill", () => {
  it("lets the ways to write one name meet", () => {
    for (const name of ["Node.JS", "node js", "NODEJS", " Node ", "node-js", "ｎｏｄｅ．ｊｓ"]) {
      expect(findSkill(name)?.skill, name).toBe("nodejs");
    }
    expect(findSkill("K8S")?.skill).toBe("kubernetes");
    expect(findSkill("Postgres")?.skill).toBe("postgresql");
    expect(findSkill("Amazon Web Services")?.skill).toBe("aws");
    expect(normaliseSkill("Résumé-Prüfung")).toBe("resumeprufung");
  });

  it("keeps C, C++ and C# apart", () => {
    const asked = ["C", "C++", "C#", "c ++", "C♯", "csharp", "cpp"].map((name) => findSkill(name)?.skill);
    expect(asked).toEqual(["c", "c++", "c#", "c++", "c#", "c#", "c++"]);
  });

  it("looks past versions and words that add nothing", () => {
    expect(findSkill("Python 3.12")?.skill).toBe("python");
    expect(findSkill("HTML5")?.skill).toBe("html");
    expect(findSkill("C++17")?.skill).toBe("c++");
    expect(findSkill("Advanced Excel")?.skill).toBe("excel");
    expect(findSkill("Teamwork skills")?.skill).toBe("teamwork");
    expect(findSkill("Angular v17")?.skill).toBe("angular");
  });

  it("does not take a short name for another skill", () => {
    for (const name of ["C4", "Basic", "Development", "Go-to-market", "R", "", "++", "3"]) {
      expect(findSkill(name), name).toBeUndefined();
    }
  });

  it("folds a folded name to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(normaliseSkill(normaliseSkill(name))).toBe(normaliseSkill(name));
      }),
    );
  });
});

describe("drawing questions", () => {
  it("gives the same questions for the same seed, and others for other seeds", () => {
    expect(draw({ count: 6 })).toEqual(draw({ count: 6 }));
    const firstTexts = new Set(Array.from({ length: 60 }, (_, index) => draw({ seed: `interview-${index}` })[0]?.text));
    expect(firstTexts.size).toBe(5);
  });

  it("goes round the skills in the order given", () => {
    const drawn = draw({ skills: ["Kafka", "react", "Sales"], count: 7 });
    expect(drawn.map((question) => question.skill)).toEqual([
      "Kafka",
      "react",
      "Sales",
      "Kafka",
      "react",
      "Sales",
      "Kafka",
    ]);
    expect(drawn.every((question) => question.known)).toBe(true);
  });

  it("asks a skill's own questions", () => {
    const entry = findSkill("Node.js");
    const own = new Set<string>([...(entry?.core ?? []), ...(entry?.advanced ?? [])]);
    const drawn = draw({ count: 10 });
    expect(drawn).toHaveLength(10);
    for (const question of drawn) expect(own.has(question.text)).toBe(true);
  });

  it("starts with core questions for few years and stays mostly advanced for many", () => {
    const levels = (minimumYears: number | null) =>
      draw({ role: { ...engineer, minimumYears }, count: 4 }).map((question) => question.level);
    expect(levels(null)).toEqual(["core", "core", "advanced", "core"]);
    expect(levels(3)).toEqual(["core", "core", "advanced", "core"]);
    expect(levels(4)).toEqual(["advanced", "advanced", "advanced", "core"]);
  });

  it("asks a skill named twice once, and leaves blank names out", () => {
    const drawn = draw({ skills: ["Node", "  ", "node.js", "COBOL", "cobol", "!!"], count: 4 });
    expect(drawn.map((question) => question.skill)).toEqual(["Node", "COBOL", "Node", "COBOL"]);
  });

  it("gives what there is when more is wanted, and nothing without skills", () => {
    expect(draw({ count: 500 })).toHaveLength(10);
    expect(draw({ skills: [] })).toEqual([]);
    expect(draw({ count: 0 })).toEqual([]);
  });

  it("leaves one skill's questions alone when another is added", () => {
    const alone = draw({ skills: ["Kafka"], count: 2 });
    const together = draw({ skills: ["Redis", "Kafka"], count: 4 });
    expect(together.filter((question) => question.skill === "Kafka")).toEqual(alone);
  });

  it("asks about an unknown skill in the words of its family", () => {
    const drawn = draw({ skills: ["Selenium Grid 4", "Beekeeping"], role: { ...engineer, title: "Keeper" }, count: 4 });
    for (const question of drawn) {
      expect(question.known).toBe(false);
      expect(question.text).toContain(question.skill);
      expect(question.text).not.toContain("{skill}");
    }
  });

  it("gives two unknown skills of one family different questions while there are any", () => {
    const drawn = draw({ skills: ["COBOL", "Fortran"], count: 10 });
    const wordings = drawn.map((question) => question.text.replace(question.skill, "it"));
    expect(new Set(wordings).size).toBe(10);
  });

  it("keeps a long or odd name on one line of at most 80 characters", () => {
    const [long] = draw({ skills: [`Zo\n${"x".repeat(200)}`], count: 1 });
    expect(long?.skill).toBe(`Zo ${"x".repeat(77)}`);
    const [odd] = draw({ skills: ["$& {skill} $1 tool"], count: 1 });
    expect(odd?.text).toContain("$& {skill} $1 tool");
  });

  it("asks about fifty skills at most", () => {
    const skills = Array.from({ length: 70 }, (_, index) => `Craft number ${index} of guild`);
    expect(draw({ skills, count: 70 }).map((question) => question.skill)).not.toContain(skills[50]);
  });

  it("holds its promises for any skills, role, count and seed", () => {
    fc.assert(
      fc.property(anyDraw, (input) => {
        const drawn = drawQuestions(input);
        expect(drawQuestions(input)).toEqual(drawn);
        expect(drawn.length).toBeLessThanOrEqual(input.count);
        expect(new Set(drawn.map((question) => question.text)).size).toBe(drawn.length);
        const perSkill = new Map<string, number>();
        for (const question of drawn) perSkill.set(question.skill, (perSkill.get(question.skill) ?? 0) + 1);
        const counts = [...perSkill.values()];
        if (drawn.length === input.count && counts.every((count) => count < 10)) {
          expect(Math.max(0, ...counts) - Math.min(...counts, Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(1);
        }
        expect(perSkill.size).toBeLessThanOrEqual(50);
        for (const question of drawn) expect([...question.skill].length).toBeLessThanOrEqual(80);
      }),
    );
  });

  it("never gives a text to avoid", () => {
    fc.assert(
      fc.property(anyDraw, (input) => {
        const avoid = drawQuestions(input).map((question) => question.text);
        const again = drawQuestions({ ...input, avoid }).map((question) => question.text);
        expect(again.filter((text) => avoid.includes(text))).toEqual([]);
      }),
    );
  });

  it("knows a text to avoid in other case and spacing", () => {
    const first = draw({ skills: ["Go", "COBOL"], count: 20 }).map((question) => question.text);
    const avoid = first.slice(1).map((text) => `  ${text.toUpperCase().replaceAll(" ", "  ")} `);
    expect(draw({ skills: ["Go", "COBOL"], count: 20, avoid }).map((question) => question.text)).toEqual([first[0]]);
  });

  it("serves the same questions through the port", async () => {
    const input = { skills: ["SQL", "Go"], role: engineer, count: 4, seed: "interview-9", avoid: [] };
    expect(await bankQuestionSource.draw(input)).toEqual(drawQuestions(input));
  });
});

describe("choosing a role family", () => {
  it("goes by the skill, then the role, then the title", () => {
    const family = (skill: string, title: string, role: string | null = null) =>
      chooseFamily(skill, { title, role }).family;
    expect(family("Selenium Grid", "Accountant")).toBe("quality");
    expect(family("Penetration testing", "Developer")).toBe("security");
    expect(family("Computer vision", "Developer")).toBe("machine-learning");
    expect(family("Foo", "Assistant", "Product designer")).toBe("product-design");
    expect(family("Foo", "iOS developer")).toBe("mobile");
    expect(family("Foo", "Senior frontend engineer")).toBe("frontend");
    expect(family("Foo", "Data analyst")).toBe("data");
    expect(family("Foo", "DevOps engineer")).toBe("infrastructure");
    expect(family("Foo", "Backend developer")).toBe("backend");
    expect(family("Foo", "Sales manager")).toBe("sales-support");
    expect(family("Foo", "HR business partner")).toBe("people-operations-finance");
    expect(family("Foo", "Account manager")).toBe("sales-support");
    expect(family("Foo", "Security guard")).toBe("general");
    expect(family("Juggling", "Clown")).toBe("general");
  });
});
