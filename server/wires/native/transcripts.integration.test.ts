/** Transcripts through HTTP: what is said without a speech service, and captions as a browser fetches them. */
import { expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { createInterview, createPosition } from "../../../test/factories.ts";
import { nativeSuite } from "../../../test/native-api.ts";

const { call, database, workspaceId } = nativeSuite();

/** A kept answer whose recording plays. */
async function answered(): Promise<{ workspace_id: string; interview_id: string; take_id: string }> {
  const position = await createPosition(database(), workspaceId());
  const interview = await createInterview(database(), workspaceId(), position.id, { progress: "completed" });
  const take = {
    workspace_id: workspaceId(),
    interview_id: interview.id,
    id: newId(),
    interview_question_id: interview.questionIds[0] ?? "",
    attempt: 1,
    number: 1,
    state: "finished" as const,
    kept: true,
    text_answer: null,
    think_started_at: null,
    started_at: new Date(),
    media_state: "playable" as const,
  };
  await database().insertInto("takes").values(take).execute();
  return { workspace_id: workspaceId(), interview_id: interview.id, take_id: take.id };
}

it("are unavailable on a server without a speech service", async () => {
  const { take_id } = await answered();
  const { status, body } = await call("GET", `/takes/${take_id}/transcript`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ takeId: take_id, state: "unavailable", text: null, captionsUrl: null });
});

it("have captions that are fetched as WebVTT by whoever has their address", async () => {
  const of = await answered();
  const now = new Date();
  await database()
    .insertInto("transcripts")
    .values({
      ...of,
      language: "en",
      state: "done",
      due_at: now,
      text: "I build bridges.",
      words: JSON.stringify(["I", "build", "bridges."].map((word, at) => ({ word, start: at, end: at + 0.5 }))),
      version: 1,
      created_at: now,
      updated_at: now,
    })
    .execute();
  const { body } = await call("GET", `/takes/${of.take_id}/transcript`);
  expect(body).toMatchObject({ state: "done", text: "I build bridges." });
  const answer = await fetch(body.captionsUrl);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/vtt; charset=utf-8");
  expect(await answer.text()).toBe("WEBVTT\n\n00:00:00.000 --> 00:00:02.500\nI build bridges.\n");
});
