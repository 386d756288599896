/** What is copied with a position, what a message reads like before it is sent, and the team's notes on an interview. */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { newId } from "../../../shared/ids.ts";
import { nativeSuite } from "../../../test/native-api.ts";

const api = nativeSuite();

async function storeClip(): Promise<string> {
  const clip = new URL("../../platform/media/fixtures/vp9-opus.webm", import.meta.url);
  const answer = await fetch(`${api.url()}/api/v1/files?purpose=question_video&name=ask.webm`, {
    method: "POST",
    headers: { "x-api-key": api.key(), "content-type": "video/webm" },
    body: new Uint8Array(await readFile(clip)),
  });
  const stored: { id: string } = await answer.json();
  return stored.id;
}

const make = async (path: string, body: object) => {
  const answer = await api.call("POST", path, { body });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
};
const mailsOf = async () => (await api.call("GET", "/mails")).body.data.length;

describe("a copy of a position", () => {
  it("has everything that the position says and asks, clips too, and nobody of its interviews", async () => {
    const videoFileId = await storeClip();
    const project = await make("/projects", { title: "Spring" });
    const screening = { text: "When can you begin?", kind: "text", required: true };
    const original = await make("/positions", {
      title: "Site engineer",
      visibility: "public",
      projectId: project.id,
      settings: {
        description: "Cranes.",
        tags: [{ name: "port", options: ["north", "south"] }],
        invitationMessage: { subject: "Come", body: "<p>{{fullName}}</p>" },
        preScreening: [{ id: newId(), ...screening }],
        rubric: [{ id: newId(), name: "Clarity", description: "Says it simply", weight: 2 }],
      },
      questions: [
        {
          text: "What have you built?",
          thinkSeconds: 10,
          answerSeconds: 60,
          retakes: 2,
          expectedAnswer: "Names a crane.",
          videoFileId,
        },
        { text: "What went wrong?", answerKind: "text", thinkSeconds: 0, answerSeconds: 90, retakes: 0 },
      ],
    });
    await make("/interviews", { positionId: original.id, name: "Jane", email: "jane@example.com" });
    const copy = await make(`/positions/${original.id}/duplicate`, {});
    const asked = (position: { questions: Record<string, unknown>[] }) =>
      position.questions.map(({ id: _id, videoUrl, ...question }) => ({ ...question, video: typeof videoUrl }));
    expect(copy).toMatchObject({ title: "Site engineer (copy)", visibility: "private", projectId: project.id });
    expect(copy.settings).toEqual(original.settings);
    expect(asked(copy)).toEqual(asked(original));
    expect(copy.questions[0]).toMatchObject({ videoFileId, videoUrl: expect.stringContaining("/media/") });
    const ids = [original, copy].flatMap(({ questions }) => questions.map(({ id }: { id: string }) => id));
    expect(new Set(ids).size).toBe(4);
    expect((await api.call("GET", `/interviews?positionId=${copy.id}`)).body.data).toEqual([]);
    const changed = await api.call("PATCH", `/positions/${copy.id}`, { body: { questions: [] } });
    expect([changed.status, changed.body.questions]).toEqual([200, []]);
    expect(asked((await api.call("GET", `/positions/${original.id}`)).body)).toEqual(asked(original));
    const clip = await fetch((await api.call("GET", `/positions/${original.id}`)).body.questions[0].videoUrl);
    expect(clip.status).toBe(200);
  });

  it("is made of what there is, once for each time", async () => {
    expect((await api.call("POST", `/positions/${newId()}/duplicate`, { body: {} })).status).toBe(404);
    const original = await make("/positions", { title: "x".repeat(255) });
    const theirs = { body: {}, key: api.foreignKey() };
    expect((await api.call("POST", `/positions/${original.id}/duplicate`, theirs)).status).toBe(404);
    const headers = { "idempotency-key": newId() };
    const copy = () => api.call("POST", `/positions/${original.id}/duplicate`, { body: {}, headers });
    const [one, again] = [await copy(), await copy()];
    expect([one.status, again.status, again.body.id]).toEqual([201, 201, one.body.id]);
    expect(one.body.title).toHaveLength(255);
  });
});

describe("a message that is tried", () => {
  it("reads as it would to an example candidate of the position, says what it does not know, and mails nobody", async () => {
    const { id: positionId } = await make("/positions", { title: "Crane <driver>" });
    const before = await mailsOf();
    const message = {
      subject: "{{jobTitle}} at {{companyName}}",
      body: '<p onclick="steal()">{{firstName}}, {{jobTitle}}: {{salary}}</p><script>steal()</script><p>{{interviewLink}}</p>',
    };
    const body = { positionId, purpose: "invitation", message };
    const { status, body: preview } = await api.call("POST", "/messages/preview", { body });
    expect(status).toBe(200);
    expect(preview.subject).toBe("Crane <driver> at Acme");
    expect(preview.html).toContain("Crane &lt;driver&gt;: {{salary}}");
    expect(preview.html).not.toMatch(/onclick|steal|<script/);
    expect(preview.text).toContain("Crane <driver>: {{salary}}");
    expect(preview.unknownVariables).toEqual(["salary"]);
    for (const written of [preview.html, preview.text]) expect(written).toMatch(/https?:\/\/\S+\/i\//);
    expect(await mailsOf()).toBe(before);
  });

  it("needs no position, and none that is hidden or unknown is told of", async () => {
    const message = { subject: "Hello", body: "<p>{{fullName}}</p>" };
    const body = { purpose: "reminder", message };
    const whole = await api.call("POST", "/messages/preview", { body });
    expect([whole.status, whole.body.subject]).toEqual([200, "Hello"]);
    const unknown = await api.call("POST", "/messages/preview", { body: { ...body, positionId: newId() } });
    expect(unknown.status).toBe(404);
    const wrong = await api.call("POST", "/messages/preview", { body: { ...body, purpose: "party" } });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, "/purpose"]);
    const toKey = await api.call("POST", "/messages/test", { body });
    expect([toKey.status, toKey.body.detail]).toEqual([422, expect.stringContaining("API key")]);
  });
});

describe("the notes of an interview", () => {
  it("are kept as they were written, by whoever saw the newest, and are the team's alone", async () => {
    const { id: positionId } = await make("/positions", {
      title: "Driver",
      questions: [{ text: "Why?", thinkSeconds: 0, answerSeconds: 60, retakes: 0 }],
    });
    const interview = await make("/interviews", {
      positionId,
      name: "Joan",
      email: "joan@example.com",
      admission: "admitted",
    });
    const path = `/interviews/${interview.id}`;
    const notes = "Called on Monday.\n<b>Asks for 40 hours</b> & a desk 🏗";
    const saved = await api.call("PATCH", path, { body: { notes }, headers: { "if-match": `"${interview.version}"` } });
    expect([saved.status, saved.body.notes]).toEqual([200, notes]);
    expect((await api.call("GET", path)).body.notes).toBe(notes);
    const late = await api.call("PATCH", path, {
      body: { notes: "Lost?" },
      headers: { "if-match": `"${interview.version}"` },
    });
    expect(late.status).toBe(412);
    expect((await api.call("PATCH", path, { body: { notes: "x" }, key: api.foreignKey() })).status).toBe(404);
    const long = await api.call("PATCH", path, { body: { notes: "x".repeat(1_000_000) } });
    expect([long.status, long.body.errors[0].pointer]).toEqual([400, "/notes"]);
    expect((await api.call("GET", path)).body.notes).toBe(notes);
    const room = await fetch(`${api.url()}/api/room`, { headers: { "x-room-code": interview.link.split("/").at(-1) } });
    expect(room.status).toBe(200);
    expect(await room.text()).not.toContain("Monday");
    const cleared = await api.call("PATCH", path, { body: { notes: "" } });
    expect(cleared.body.notes).toBe("");
  });
});
