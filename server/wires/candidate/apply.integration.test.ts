/** Before and beside the interview: the form and its knock-outs, the open link, the mailed link, what the candidate asks of the team. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PositionSettings, ScreeningQuestion } from "../../../shared/position.ts";
import type { OpenPositionAnswer } from "../../../shared/room.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createInterview, createPosition, createWorkspace } from "../../../test/factories.ts";
import { openPage, type RoomServer, startRoomServer } from "../../../test/room-server.ts";
import { systemActor, type WorkspaceId } from "../../core/actor.ts";
import { changeWorkspace } from "../../core/change.ts";
import { planMails, readMail } from "../../core/invitations/index.ts";

let test: TestDatabase;
let server: RoomServer;
let folder: string;
let workspaceId: WorkspaceId;

beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 10 });
  folder = await mkdtemp(join(tmpdir(), "greenroom-apply-"));
  server = await startRoomServer(test, folder);
});
afterAll(async () => {
  await server?.close();
  await test?.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  server.clock.aheadMs = 0;
  workspaceId = (await createWorkspace(test.database)).id;
});

const permit: ScreeningQuestion = {
  id: "6f0c1de2-0000-7000-8000-000000000000",
  text: "May you work here?",
  kind: "yes_no",
  options: [],
  required: true,
  mustHave: true,
  acceptedAnswers: ["yes"],
};
const answered = (answer: string) => [{ questionId: permit.id, answer }];
const pdf = new TextEncoder().encode("%PDF-1.7\nnot much of one");

async function invite(settings: Partial<PositionSettings>, interview: Parameters<typeof createInterview>[3] = {}) {
  const position = await createPosition(test.database, workspaceId, { settings });
  const created = await createInterview(test.database, workspaceId, position.id, interview);
  return { ...created, page: openPage(() => server, created.code) };
}

const rowOf = (id: string) =>
  test.database.selectFrom("interviews").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const mailsOf = (id: string) =>
  test.database.selectFrom("mails").select(["purpose", "to_email", "content"]).where("interview_id", "=", id).execute();

describe("the form", () => {
  it("of a draft waits for a person, whatever was answered", async () => {
    const { page, id } = await invite({}, { admission: "draft" });
    expect((await page.room()).body.stage).toBe("form");
    const sent = await page.post("/form", { name: " Ada King ", phone: "1", answers: [] });
    expect(sent.body).toMatchObject({ stage: "waiting", candidate: { name: "Ada King", firstName: "Ada" } });
    expect((await page.post("/form", { name: "Other", answers: [] })).body.candidate.name).toBe("Ada King");
    expect((await page.post("/consent")).body).toMatchObject({ code: "not_admitted" });
    await test.database.updateTable("interviews").set({ admission: "admitted" }).where("id", "=", id).execute();
    expect((await page.room()).body.stage).toBe("consent");
  });

  it("of an admitted candidate leads on by itself, and hides what would pass", async () => {
    const { page } = await invite({ preScreening: [permit] });
    const room = (await page.room()).body;
    expect(room).toMatchObject({ stage: "form", preScreening: [{ text: permit.text, acceptedAnswers: [] }] });
    expect((await page.post("/form", { name: "Jane", answers: [] })).body).toMatchObject({ code: "invalid" });
    expect((await page.post("/form", { name: "Jane", answers: answered("yes") })).body.stage).toBe("consent");
  });

  it("refuses by a must-have, visibly and with everything kept", async () => {
    const { page, id } = await invite({ preScreening: [permit] });
    expect((await page.post("/form", { name: "Jane", answers: answered("no") })).body.stage).toBe("refused");
    expect(await rowOf(id)).toMatchObject({
      admission: "refused",
      admission_reason: expect.stringContaining(permit.text),
      form: [{ answer: "no", passed: false, mustHave: true }],
    });
    const events = await test.database.selectFrom("events").select("type").where("interview_id", "=", id).execute();
    expect(events.map(({ type }) => type)).toEqual(["interview.form_submitted", "interview.refused"]);
  });

  it("takes a resume that is a PDF by content, and needs it where it is required", async () => {
    const { page, id } = await invite({ resumeRequired: true }, { admission: "draft" });
    expect((await page.post("/form", { name: "Jane", answers: [] })).body).toMatchObject({ code: "invalid" });
    const put = (bytes: Uint8Array<ArrayBuffer>) => page.send("PUT", "/resume", { bytes, type: "application/pdf" });
    expect(await put(new TextEncoder().encode("GIF89a"))).toMatchObject({ status: 400, body: { code: "invalid" } });
    const large = new Uint8Array(10 * 1024 * 1024 + 1);
    large.set(pdf);
    expect(await put(large)).toMatchObject({ status: 413, body: { code: "too_large" } });
    expect((await put(pdf)).body).toMatchObject({ form: { resume: { bytes: pdf.length } } });
    expect((await page.post("/form", { name: "Jane", answers: [] })).body.stage).toBe("waiting");
    expect(await rowOf(id)).toMatchObject({ resume_status: "stored" });
  });
});

describe("the open link of a public position", () => {
  it("lets a new address enter at once, and mails a known one its link", async () => {
    const position = await createPosition(test.database, workspaceId, { visibility: "public" });
    const open = await fetch(`${server.url}/api/room/open/${position.id}`);
    expect(await open.json()).toMatchObject({ title: "Site engineer", accepting: true, team: { name: "Acme" } });
    const apply = async (email: string): Promise<OpenPositionAnswer> => {
      const response = await fetch(`${server.url}/api/room/open/${position.id}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name: "Jane Doe", email }),
      });
      return response.json();
    };
    const entered = await apply("Jane@Example.com");
    if (entered.outcome !== "entered") throw new Error("A new address enters.");
    const room = (await openPage(() => server, entered.code).room()).body;
    expect(room).toMatchObject({ stage: "consent", questionCount: 2, candidate: { email: "jane@example.com" } });
    expect(await apply("jane@example.com")).toEqual({ outcome: "mailed" });
    expect(await apply("jane@example.com")).toEqual({ outcome: "mailed" });
    expect((await mailsOf(room.interviewId)).filter(({ purpose }) => purpose === "link")).toHaveLength(1);
  });

  it("mails every link where the position verifies addresses, and tells nobody which of them are known", async () => {
    const position = await createPosition(test.database, workspaceId, {
      visibility: "public",
      settings: { application: { verifyEmail: true, phone: "hidden" } },
    });
    const open = `${server.url}/api/room/open/${position.id}`;
    expect(await (await fetch(open)).json()).toMatchObject({ verifiesEmail: true, phone: "hidden" });
    const apply = async () => {
      const body = JSON.stringify({ name: "Jane Doe", email: "jane@verified.example", phone: "+49 170 1" });
      const answer = await fetch(open, { method: "POST", headers: { "content-type": "application/json" }, body });
      return answer.text();
    };
    const first = await apply();
    expect(JSON.parse(first)).toEqual({ outcome: "mailed" });
    expect(await apply()).toBe(first);
    const made = await test.database
      .selectFrom("interviews")
      .select(["id", "phone"])
      .where("position_id", "=", position.id)
      .executeTakeFirstOrThrow();
    expect(made.phone).toBeNull();
    expect((await mailsOf(made.id)).map(({ purpose, to_email }) => [purpose, to_email])).toEqual([
      ["invitation", "jane@verified.example"],
      ["link", "jane@verified.example"],
    ]);
  });

  it("is mailed in the language that the applicant reads, and what follows too; else in the position's", async () => {
    const position = await createPosition(test.database, workspaceId, {
      visibility: "public",
      settings: { language: "fr", application: { verifyEmail: true, phone: "hidden" } },
    });
    const open = `${server.url}/api/room/open/${position.id}`;
    expect(await (await fetch(open)).json()).toMatchObject({ language: "fr" });
    const apply = (body: object) =>
      fetch(open, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name: "Jane Doe", ...body }),
      });
    await apply({ email: "jane@german.example", language: "de-AT" });
    await apply({ email: "jane@unknown.example", language: "tlh" });
    const interviews = await test.database
      .selectFrom("interviews")
      .select(["id", "email"])
      .where("position_id", "=", position.id)
      .execute();
    const subjects = async (email: string) => {
      const id = interviews.find((one) => one.email === email)?.id ?? "";
      await changeWorkspace(server.deps, systemActor("test"), workspaceId, async (change) => {
        await planMails(change, [{ interviewId: id, purpose: "reminder", toEmail: email, toName: "Jane Doe" }]);
      });
      const mails = await test.database.selectFrom("mails").select("id").where("interview_id", "=", id).execute();
      const read = await Promise.all(mails.map((mail) => readMail(server.deps, workspaceId, mail.id)));
      return read.map(({ subject, html }) => [
        subject?.split(" ").slice(0, 2).join(" "),
        /lang="(\w+)"/.exec(html)?.[1],
      ]);
    };
    expect(await subjects("jane@german.example")).toEqual([
      ["Ihr Videointerview", "de"],
      ["Ihr Interview", "de"],
    ]);
    expect(await subjects("jane@unknown.example")).toEqual([
      ["Votre entretien", "fr"],
      ["Votre entretien", "fr"],
    ]);
  });

  it("asks for the phone number that the position requires", async () => {
    const position = await createPosition(test.database, workspaceId, {
      visibility: "public",
      settings: { application: { verifyEmail: false, phone: "required" } },
    });
    const apply = (more: object) =>
      fetch(`${server.url}/api/room/open/${position.id}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name: "Jane Doe", email: "jane@phone.example", ...more }),
      });
    for (const phone of [" ", "none", "1"]) expect((await apply({ phone })).status).toBe(400);
    expect(await (await apply({ phone: "+49 170 123" })).json()).toMatchObject({ outcome: "entered" });
  });

  it("is none for a private position, and takes nobody once archived", async () => {
    const closed = await createPosition(test.database, workspaceId, { visibility: "private" });
    expect((await fetch(`${server.url}/api/room/open/${closed.id}`)).status).toBe(404);
    const archived = await createPosition(test.database, workspaceId, { visibility: "public" });
    await test.database
      .updateTable("positions")
      .set({ archived_at: new Date() })
      .where("id", "=", archived.id)
      .execute();
    expect(await (await fetch(`${server.url}/api/room/open/${archived.id}`)).json()).toMatchObject({
      accepting: false,
    });
  });
});

describe("the link of an interview", () => {
  it("is mailed to the address on record, once in ten minutes, with one answer for all", async () => {
    const { page, id, email } = await invite({});
    const ask = (interviewId: string) => page.post<{ outcome: string }>("/link", { interviewId });
    const answers = [await ask(id), await ask(id), await ask("6f0c1de2-0000-7000-8000-000000000000")];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await mailsOf(id)).toMatchObject([{ purpose: "link", to_email: email }]);
    server.clock.aheadMs = 11 * 60_000;
    await ask(id);
    expect(await mailsOf(id)).toHaveLength(2);
  });
});

describe("the candidate", () => {
  it("asks for more time: those who can give it are told once", async () => {
    const { page, id } = await invite({}, { progress: "expired" });
    const at = new Date();
    const member = (role: "owner" | "viewer", email: string) => ({ role, email, name: role, user_id: email });
    for (const given of [member("owner", `o-${id}@x.org`), member("viewer", `v-${id}@x.org`)]) {
      await test.database
        .insertInto("sign_in_users")
        .values({ id: given.user_id, name: given.name, email: given.email, email_verified: true, image: null })
        .execute();
      await test.database
        .insertInto("members")
        .values({ workspace_id: workspaceId, id: crypto.randomUUID(), created_at: at, removed_at: null, ...given })
        .execute();
    }
    const room = await page.post("/more-time", { message: "I was ill." });
    expect(room.body).toMatchObject({ stage: "expired", moreTimeAskedAt: expect.any(String) });
    await page.post("/more-time", { message: "I was ill." });
    expect(await mailsOf(id)).toMatchObject([
      { purpose: "more_time", to_email: `o-${id}@x.org`, content: { note: "I was ill." } },
    ]);
  });

  it("stops reminders, and withdraws", async () => {
    const { page, id, email } = await invite({});
    await changeWorkspace(server.deps, systemActor("test"), workspaceId, async (change) => {
      await planMails(change, [{ interviewId: id, purpose: "reminder", toEmail: email, toName: "Jane Doe" }]);
    });
    const waiting = () =>
      test.database
        .selectFrom("mails")
        .select("id")
        .where("interview_id", "=", id)
        .where("state", "=", "scheduled")
        .execute();
    expect(await waiting()).toHaveLength(1);
    expect((await page.post("/reminders", { stopped: true })).body.remindersStopped).toBe(true);
    expect(await waiting()).toEqual([]);
    expect((await page.post("/reminders", { stopped: false })).body.remindersStopped).toBe(false);
    expect((await page.post("/withdraw")).body.stage).toBe("withdrawn");
    expect((await page.post("/withdraw")).body.stage).toBe("withdrawn");
    expect((await page.post("/consent")).body).toMatchObject({ code: "withdrawn" });
  });

  it("leaves neutral facts, and no fact that only the server can state", async () => {
    const { page, id } = await invite({});
    const at = new Date().toISOString();
    expect((await page.post("/facts", { kind: "network_lost", at, data: { seconds: 3 } })).status).toBe(204);
    expect((await page.post("/facts", { kind: "question_shown", at })).status).toBe(400);
    expect(
      (
        await page.post("/facts", {
          kind: "device_report",
          at,
          data: { a: "x".repeat(5000), b: "x".repeat(5000), c: "y".repeat(99) },
        })
      ).status,
    ).toBe(413);
    const facts = await test.database.selectFrom("room_facts").selectAll().where("interview_id", "=", id).execute();
    expect(facts).toMatchObject([{ kind: "network_lost", ip: "127.0.0.1", user_agent: "node", data: { seconds: 3 } }]);
  });
});
