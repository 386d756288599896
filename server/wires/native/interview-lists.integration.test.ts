/** Lists of interviews: every filter alone and together, every order page by page, counts that agree, a table that holds the same. */
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { INTERVIEW_SORTS, type InterviewRow } from "../../../shared/native.ts";
import { createInterview, createPosition } from "../../../test/factories.ts";
import { nativeSuite } from "../../../test/native-api.ts";
import { listInterviews } from "../../core/interviews/index.ts";

const suite = nativeSuite();
const { call } = suite;
const DAY_MS = 86_400_000;
const start = Date.parse("2026-03-01T00:00:00Z");
const at = (day: number) => new Date(start + day * DAY_MS);

let positions: string[];
const made: string[] = [];
const NAMES = [
  "Zoë Ångström",
  "ada lovelace",
  "Ada Byron",
  "Grace Hopper",
  "=cmd()",
  "Édith O'Hara-Smith",
  "中村 悠一",
  "Grace Hopper",
];
const PROGRESSES = ["created", "invited", "completed", "completed", "expired", "withdrawn"] as const;

beforeAll(async () => {
  const database = suite.database();
  positions = [];
  for (const title of ["First", "Second", "+Third"]) {
    positions.push((await createPosition(database, suite.workspaceId(), { title })).id);
  }
  for (let n = 0; n < 48; n++) {
    const progress = PROGRESSES[n % PROGRESSES.length] ?? "created";
    const { id } = await createInterview(database, suite.workspaceId(), positions[n % 3] ?? "", {
      name: NAMES[n % NAMES.length] ?? "",
      email: `person${n}.x@example.com`,
      progress,
      admission: n % 5 === 0 ? "draft" : "admitted",
      decision: progress === "completed" && n % 4 === 0 ? "shortlisted" : "undecided",
      source: n % 2 === 0 ? "native" : "dashboard",
      tags: JSON.stringify(n % 8 === 0 ? { stage: "on'site", "a=b": "c\\d" } : {}),
      created_at: at(n % 40),
      completed_at: progress === "completed" ? at((n * 7) % 30) : null,
      expires_at: n % 3 === 0 ? null : at(50 - (n % 10)),
      archived_at: n % 12 === 11 ? at(60) : null,
    });
    made.push(id);
  }
  for (const [n, id] of made.entries()) {
    const customFields = { score: n % 4, note: n % 2 === 0 ? "yes" : "007" };
    await call("PATCH", `/interviews/${id}`, { body: { customFields } });
  }
});

async function page(query: string): Promise<{ data: InterviewRow[]; next: string | null }> {
  const answer = await call("GET", `/interviews?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}
async function every(query: string, limit = 7): Promise<InterviewRow[]> {
  const rows: InterviewRow[] = [];
  let cursor = "";
  do {
    const { data, next } = await page(`${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`);
    rows.push(...data);
    cursor = next ?? "";
  } while (cursor);
  return rows;
}
const numbers = (rows: InterviewRow[]) => rows.map((row) => made.indexOf(row.id)).sort((left, right) => left - right);
const where = (holds: (n: number) => boolean, archived = false) =>
  made.flatMap((_id, n) => ((n % 12 === 11) === archived && holds(n) ? [n] : []));
const progressOf = (n: number) => PROGRESSES[n % PROGRESSES.length];

describe("filters", () => {
  const cases: [string, () => string, (n: number) => boolean][] = [
    ["position", () => `positionId=${positions[1]?.toUpperCase()}`, (n) => n % 3 === 1],
    ["admission", () => "admission=draft", (n) => n % 5 === 0],
    ["one progress", () => "progress=completed", (n) => progressOf(n) === "completed"],
    [
      "several progresses",
      () => "progress=expired,withdrawn",
      (n) => ["expired", "withdrawn"].includes(progressOf(n) ?? ""),
    ],
    ["decision", () => "decision=shortlisted", (n) => progressOf(n) === "completed" && n % 4 === 0],
    ["tag", () => "tag=stage%3Don'site", (n) => n % 8 === 0],
    ["tags with signs", () => `tag=stage%3Don'site&tag=${encodeURIComponent("a=b=c\\d")}`, () => false],
    ["source", () => "source=dashboard", (n) => n % 2 === 1],
    ["search by accents", () => "search=zoe+angs", (n) => n % 8 === 0],
    ["search in any order and case", () => "search=LOVE+Ada", (n) => n % 8 === 1],
    ["search in the middle of a word finds nothing", () => "search=ovelace", () => false],
    ["search by address", () => "search=person7.x%40exam", (n) => n === 7],
    ["search by other scripts", () => `search=${encodeURIComponent("中")}`, (n) => n % 8 === 6],
    ["search by a name with signs", () => "search=o'hara-smi", (n) => n % 8 === 5],
    ["search by signs alone", () => "search=%26%7C!'", () => false],
    ["number field", () => "field=score:2.0", (n) => n % 4 === 2],
    ["text field", () => "field=note:007", (n) => n % 2 === 1],
    ["two fields", () => "field=note:yes&field=score:0", (n) => n % 4 === 0],
    ["a field that is not there", () => "field=nothing:1", () => false],
    [
      "created from and to",
      () => `createdFrom=${at(10).toISOString()}&createdTo=${at(12).toISOString()}`,
      (n) => [10, 11].includes(n % 40),
    ],
    [
      "completed from and to",
      () => `completedFrom=${at(3).toISOString()}&completedTo=${at(20).toISOString()}`,
      (n) => progressOf(n) === "completed" && (n * 7) % 30 >= 3 && (n * 7) % 30 < 20,
    ],
    [
      "all at once",
      () =>
        `positionId=${positions[2]}&progress=completed,expired&admission=admitted&source=native&search=ada&field=score:2&decision=undecided`,
      (n) =>
        n % 3 === 2 &&
        ["completed", "expired"].includes(progressOf(n) ?? "") &&
        n % 5 > 0 &&
        n % 2 === 0 &&
        n % 8 === 2 &&
        n % 4 === 2 &&
        !(progressOf(n) === "completed" && n % 4 === 0),
    ],
  ];
  test.each(cases)("%s", async (_name, query, holds) => {
    const expected = where(holds);
    for (const sort of INTERVIEW_SORTS) {
      expect(numbers(await every(`${query()}&sort=${sort}`, 5)), sort).toEqual(expected);
    }
    const counts = await call("GET", `/interviews/counts?${query()}`);
    expect(counts.body).toMatchObject({ total: expected.length, more: false });
    const sum = (of: Record<string, number>) => Object.values(of).reduce((total, count) => total + count, 0);
    expect(sum(counts.body.byProgress)).toBe(expected.length);
    expect(sum(counts.body.byDecision)).toBe(expected.length);
    expect(sum(counts.body.byAdmission)).toBe(expected.length);
  });

  test("archived ones only when asked for; a candidate's own; a project's", async () => {
    expect(numbers(await every("archived=true&sort=name"))).toEqual(where(() => true, true));
    const { data } = await page("limit=1");
    expect(numbers(await every(`candidateId=${data[0]?.candidate.id}`))).toEqual(numbers(data));
    const projectId = newId();
    await suite
      .pool()
      .query("insert into projects (workspace_id, id, title, created_at) values ($1, $2, 'P', now())", [
        suite.workspaceId(),
        projectId,
      ]);
    await suite.pool().query("update positions set project_id = $1 where id = $2", [projectId, positions[0]]);
    expect(numbers(await every(`projectId=${projectId}`))).toEqual(where((n) => n % 3 === 0));
  });

  test("interviews of hidden positions are not there, alone or with other filters", async () => {
    const hidden = [positions[0] ?? ""];
    for (const search of [undefined, "grace"]) {
      const { rows } = await listInterviews(
        suite.database(),
        suite.workspaceId(),
        { archived: false, search },
        { sort: "name", limit: 100, after: null, hidden },
      );
      expect(rows.map((row) => made.indexOf(row.id)).sort((left, right) => left - right)).toEqual(
        where((n) => n % 3 !== 0 && (search === undefined || n % 8 === 3 || n % 8 === 7)),
      );
    }
  });

  test("another workspace sees none of them", async () => {
    const key = suite.foreignKey();
    expect((await call("GET", "/interviews?search=ada", { key })).body.data).toEqual([]);
    expect((await call("GET", `/interviews?positionId=${positions[0]}`, { key })).body.data).toEqual([]);
    expect((await call("GET", "/interviews/counts", { key })).body.total).toBe(0);
    expect((await call("GET", "/interviews/export", { key })).text.split("\r\n")).toHaveLength(2);
  });

  test("what is no filter is refused", async () => {
    for (const query of [
      "progress=done",
      "tag=stage",
      "field=score",
      "createdFrom=monday",
      "sort=email",
      "positionId=1",
      "x=1",
      "limit=0",
    ]) {
      expect((await call("GET", `/interviews?${query}`)).status, query).toBe(400);
    }
  });
});

describe("orders", () => {
  const value = (row: InterviewRow, sort: string): string | null => {
    const name = sort.replace("-", "");
    if (name === "name") {
      return row.candidate.name
        .normalize("NFKD")
        .replace(/[\u0300-\u036f]/g, "")
        .toLowerCase();
    }
    return name === "createdAt" ? row.createdAt : name === "completedAt" ? row.completedAt : row.expiresAt;
  };

  test.each(INTERVIEW_SORTS)(
    "%s holds over pages of any size, each row once, those without a value last",
    async (sort) => {
      const whole = await every(`sort=${sort}`, 200);
      expect(numbers(whole)).toEqual(where(() => true));
      for (const limit of [1, 2, 13]) {
        expect((await every(`sort=${sort}`, limit)).map((row) => row.id)).toEqual(whole.map((row) => row.id));
      }
      const values = whole.map((row) => value(row, sort));
      const filled = values.flatMap((one) => (one === null ? [] : [one]));
      expect(values.slice(0, filled.length)).toEqual(filled);
      const ordered = [...filled].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
      expect(filled).toEqual(sort.startsWith("-") ? ordered.reverse() : ordered);
    },
  );

  test.each(INTERVIEW_SORTS)("%s: what comes in between two pages moves none of the others", async (sort) => {
    const first = await page(`sort=${sort}&limit=10`);
    const before = await every(`sort=${sort}`, 200);
    const strangers = await Promise.all(
      ["aaa", "zzz"].map((name, turn) =>
        createInterview(suite.database(), suite.workspaceId(), positions[0] ?? "", {
          name,
          created_at: at(turn * 100),
          completed_at: at(turn * 100),
          expires_at: at(turn * 100),
        }),
      ),
    );
    const seen = first.data.map((row) => row.id);
    let cursor = first.next;
    while (cursor) {
      const next: Awaited<ReturnType<typeof page>> = await page(`sort=${sort}&limit=10&cursor=${cursor}`);
      seen.push(...next.data.map((row) => row.id));
      cursor = next.next;
    }
    const ids = strangers.map((stranger) => stranger.id);
    expect(seen.filter((id) => !ids.includes(id))).toEqual(before.map((row) => row.id));
    await suite.pool().query("delete from interviews where id = any($1)", [ids]);
  });

  test("rows of the same microsecond and rows a microsecond apart are told apart", async () => {
    const { id } = await createPosition(suite.database(), suite.workspaceId());
    for (let n = 0; n < 9; n++) {
      const one = await createInterview(suite.database(), suite.workspaceId(), id);
      await suite
        .pool()
        .query(
          "update interviews set created_at = timestamptz '2026-05-05 05:05:05.123450Z' + $2 * interval '1 microsecond' where id = $1",
          [one.id, n % 3],
        );
    }
    for (const sort of ["createdAt", "-createdAt"]) {
      expect(new Set((await every(`positionId=${id}&sort=${sort}`, 2)).map((row) => row.id)).size).toBe(9);
    }
    await suite.pool().query("update interviews set deleted_at = now() where position_id = $1", [id]);
  });

  test("a cursor of another order, or of nobody, is refused", async () => {
    const { next } = await page("sort=name&limit=1");
    expect((await call("GET", `/interviews?sort=-name&cursor=${next}`)).status).toBe(400);
    expect((await call("GET", `/interviews?cursor=${next}`)).status).toBe(400);
    for (const forged of [
      "abc",
      Buffer.from('["-createdAt","with","yesterday","x"]').toString("base64url"),
      Buffer.from(`["-createdAt","with","2026-99-99T00:00:00.000000Z","${newId()}"]`).toString("base64url"),
      Buffer.from(`["name","with","\\u0000","${newId()}"]`).toString("base64url"),
    ]) {
      for (const sort of ["-createdAt", "name"]) {
        expect((await call("GET", `/interviews?sort=${sort}&cursor=${forged}`)).status).toBe(400);
      }
    }
  });
});

describe("the table", () => {
  const cells = (line: string) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    );

  test("holds what the list holds, in its order, with a column per field, and nothing that is a formula", async () => {
    const answer = await call("GET", "/interviews/export?sort=name&search=person");
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="interviews.csv"');
    expect(answer.text.startsWith("\uFEFFid,position,")).toBe(true);
    const [head = "", ...lines] = answer.text.slice(1).split("\r\n").slice(0, -1);
    const columns = cells(head);
    const rows = lines.map((line) => Object.fromEntries(cells(line).map((cell, index) => [columns[index], cell])));
    const listed = await every("sort=name&search=person", 200);
    expect(rows.map((row) => row.id)).toEqual(listed.map((row) => row.id));
    expect(columns).toEqual(expect.arrayContaining(["field.score", "field.note", "reviewAverage"]));
    for (const [index, row] of rows.entries()) {
      const name = listed[index]?.candidate.name ?? "";
      expect(row.name).toBe(name.startsWith("=") ? `'${name}` : name);
      expect(row.position?.startsWith("+")).toBe(false);
      expect(row["field.score"]).toBe(String(listed[index]?.customFields.score));
      expect(row.createdAt).toBe(listed[index]?.createdAt);
    }
  });

  test("goes on over many pages", async () => {
    const { id } = await createPosition(suite.database(), suite.workspaceId());
    const rows = Array.from({ length: 500 }, (_none, n) => ({ name: `Csv ${n}`, email: `csv${n}@example.com` }));
    for (const part of [0, 1, 2]) {
      const body = {
        positionId: id,
        sendInvitation: false,
        rows: rows.map((row) => ({ ...row, email: `${part}${row.email}` })),
      };
      expect((await call("POST", "/interviews/batch", { body })).body.created).toBe(500);
    }
    const { text } = await call("GET", `/interviews/export?positionId=${id}`);
    const ids = text
      .split("\r\n")
      .slice(1, -1)
      .map((line) => line.slice(0, 36));
    expect(new Set(ids).size).toBe(1500);
    expect((await call("GET", `/interviews/counts?positionId=${id}`)).body).toMatchObject({ total: 1500 });
  });
});
