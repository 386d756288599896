/** What candidates and strangers do at a room stands in the audit log, with where they did it. */
import { expect, it } from "vitest";
import { roomSuite } from "../../../test/room-suite.ts";

const suite = roomSuite();

const auditOf = (interviewId: string) =>
  suite
    .database()
    .selectFrom("audit_entries")
    .selectAll()
    .where("workspace_id", "=", suite.workspaceId())
    .where("subject_id", "=", interviewId)
    .orderBy("at")
    .orderBy("id")
    .execute();

it("every act of a candidate is an entry, by whom and from where", async () => {
  const { interview, page } = await suite.invite({ questions: ["One?"] });
  const [question = ""] = interview.questionIds;
  await page.post("/reminders", { stopped: true });
  await page.post("/consent");
  await page.post("/enter");
  await page.hold();
  await page.post(`/questions/${question}/show`);
  const take = await page.record(question, suite.recording());
  await page.discard(take.takeId);
  await page.keep((await page.record(question, suite.recording())).takeId);
  await page.post("/finish");
  await page.post("/finish");
  const entries = await auditOf(interview.id);
  expect(entries.map(({ action }) => action)).toEqual([
    "interview.reminders_stopped",
    "interview.consented",
    "interview.started",
    "interview.answering",
    "interview.take_discarded",
    "interview.answered",
    "interview.completed",
  ]);
  const { candidate_id } = await suite
    .database()
    .selectFrom("interviews")
    .select("candidate_id")
    .where("id", "=", interview.id)
    .executeTakeFirstOrThrow();
  for (const entry of entries) {
    expect(entry).toMatchObject({
      actor_kind: "candidate",
      actor_id: candidate_id,
      medium: "room",
      ip: "127.0.0.1",
      host: new URL(suite.server().url).host,
      subject_type: "interview",
    });
  }
  expect(entries.at(-2)?.data).toMatchObject({ questionId: question, attempt: 1 });
  expect(JSON.stringify(entries.map(({ data }) => data))).not.toContain("@");
});

it("a withdrawal, a call for more time and a link that is asked for by mail are entries too", async () => {
  const { interview, page } = await suite.invite();
  await page.post("/more-time", { message: "I am ill." });
  await page.post("/withdraw");
  await page.post("/withdraw");
  await page.post("/link", { interviewId: interview.id });
  const entries = await auditOf(interview.id);
  expect(entries.map(({ action, actor_kind }) => [action, actor_kind])).toEqual([
    ["interview.more_time_asked", "candidate"],
    ["interview.withdrawn", "candidate"],
    ["interview.link_mailed", "system"],
  ]);
  expect(JSON.stringify(entries)).not.toContain("ill");
});

it("whoever tries a position out leaves no entry", async () => {
  const { interview, page } = await suite.invite({ interview: { preview: true, deleted_at: new Date() } });
  await page.post("/consent");
  expect(await auditOf(interview.id)).toEqual([]);
});
