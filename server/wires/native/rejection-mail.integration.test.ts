/** A rejection tells the candidate when it is asked to: once, in whose words, and not after it was taken back. */
import { sql } from "kysely";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { createPosition } from "../../../test/factories.ts";
import { nativeSuite } from "../../../test/native-api.ts";
import { serveOn } from "../../../test/serving.ts";

const api = nativeSuite();
let project: string;
let position: string;
let count = 0;

beforeAll(async () => {
  project = (await api.call("POST", "/projects", { body: { title: "Spring" } })).body.id;
  position = (await createPosition(api.database(), api.workspaceId(), { title: "Cook" })).id;
});

/** An application to a post of its own, which has an interview when asked. */
async function applied({ interview = false, title = "Site engineer" } = {}) {
  const email = `jane-${++count}@example.com`;
  const post = (
    await api.call("POST", "/job-posts", {
      body: { projectId: project, title, ...(interview && { positionId: position }) },
    })
  ).body;
  if (interview) await api.call("POST", "/interviews", { body: { positionId: position, name: "Jane Doe", email } });
  const { body } = await api.call("POST", `/job-posts/${post.id}/applications`, { body: { name: "Jane Doe", email } });
  expect(body.interviewId === null).toBe(!interview);
  return { id: body.id as string, email, interviewId: body.interviewId as string | null };
}

const reject = (id: string, body: Record<string, unknown>) => api.call("POST", `/applications/${id}/reject`, { body });
const flowmingo = async (id: string, body: Record<string, unknown>) => {
  const address = `/company/integration/hiring/applications/${id}/reject/v1`;
  return api.call("POST", `/../..${address}`, { body });
};
const mailsTo = async (email: string) =>
  api
    .database()
    .selectFrom("mails")
    .selectAll()
    .where("workspace_id", "=", api.workspaceId())
    .where("to_email", "=", email)
    .where("purpose", "=", "rejection")
    .orderBy("created_at")
    .execute();
const read = async (id: string) => (await api.call("GET", `/mails/${id}`)).body;

describe.each([true, false])("a rejection that is mailed, with an interview: %s", (interview) => {
  it("plans one mail in the product's words, without a link, however often it is asked for", async () => {
    const application = await applied({ interview });
    const rejected = await reject(application.id, { reason: "No licence", mail: { send: true } });
    expect([rejected.status, rejected.body.state]).toEqual([200, "rejected"]);
    await reject(application.id, { mail: { send: true } });
    const mails = await mailsTo(application.email);
    expect(mails).toMatchObject([{ interview_id: null, application_id: application.id, state: "scheduled" }]);
    const { subject, html, text } = await read(mails[0]?.id ?? "");
    expect(subject).toContain("Your application for Site engineer at ");
    expect(text).toContain("Hello Jane,");
    for (const words of [html, text]) {
      expect(words).not.toContain("/i/");
      expect(words).not.toContain("<a ");
      expect(words).not.toContain("No licence");
    }
  });

  it("is erased with the candidate, and so is its reason wherever it was written", async () => {
    const { id, email } = await applied({ interview });
    const reason = `No licence ${id}`;
    await reject(id, { reason, mail: { send: true } });
    const noted = () =>
      api
        .database()
        .selectFrom("audit_entries")
        .select("action")
        .where(sql<boolean>`data ->> 'reason' = ${reason}`)
        .execute();
    expect(await noted()).toHaveLength(1);
    const [before] = await mailsTo(email);
    expect(before).toBeDefined();
    const candidate = (await api.call("GET", `/applications/${id}`)).body.candidate.id;
    expect((await api.call("DELETE", `/candidates/${candidate}`)).status).toBeLessThan(300);
    await vi.waitFor(async () => expect(await mailsTo(email)).toEqual([]), { timeout: 60_000 });
    expect(await noted()).toEqual([]);
  });
});

describe("a rejection", () => {
  it("mails nobody unless asked", async () => {
    const [quiet, refused] = [await applied(), await applied()];
    await reject(quiet.id, { reason: "No licence" });
    await reject(refused.id, { mail: { send: false } });
    expect([await mailsTo(quiet.email), await mailsTo(refused.email)]).toEqual([[], []]);
  });

  it("that is taken back keeps its mail from leaving, and another one plans its own", async () => {
    const { id, email } = await applied();
    await reject(id, { mail: { send: true } });
    await api.call("POST", `/applications/${id}/reopen`);
    expect(await mailsTo(email)).toMatchObject([{ state: "cancelled", last_error: "The rejection was taken back." }]);
    await reject(id, { mail: { send: true } });
    expect((await mailsTo(email)).map(({ state }) => state)).toEqual(["cancelled", "scheduled"]);
  });

  it("is another workspace's neither to make nor to tell of", async () => {
    const { id, email } = await applied();
    const crossed = await api.call("POST", `/applications/${id}/reject`, {
      key: api.foreignKey(),
      body: { mail: { send: true } },
    });
    expect([crossed.status, await mailsTo(email)]).toEqual([404, []]);
  });

  it("says the given words, cleaned", async () => {
    const { id, email } = await applied();
    const message = { subject: "About {jobTitle}", body: "<p>Dear {firstName}</p><script>alert(1)</script>" };
    await reject(id, { mail: { send: true, message } });
    const { subject, html } = await read((await mailsTo(email))[0]?.id ?? "");
    expect(subject).toBe("About Site engineer");
    expect(html).toContain("<p>Dear Jane</p>");
    expect(html).not.toContain("alert(1)");
  });
});

describe("the vendor's call", () => {
  it("mails the given message with its variables filled in, once", async () => {
    const { id, email } = await applied({ interview: true });
    const message = "<p>{{candidate_name}}: {{position_name}}, <b onclick='x()'>{{company_name}}</b>. {{salary}}</p>";
    const answer = await flowmingo(id, { reason: "Full", send_email: true, message });
    expect([answer.status, answer.body.status_text]).toEqual([200, "rejected"]);
    await flowmingo(id, { send_email: true, message });
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(1);
    const { html } = await read(mails[0]?.id ?? "");
    expect(html).toMatch(/<p>Jane Doe: Site engineer, <b>[^<{]+<\/b>\. \{\{salary\}\}<\/p>/);
    expect(html).not.toContain("/i/");
  });

  it("mails the product's words without a message, and nobody without send_email", async () => {
    const [told, quiet] = [await applied(), await applied()];
    await flowmingo(told.id, { send_email: true });
    await flowmingo(quiet.id, { message: "<p>Not to be sent</p>" });
    expect((await mailsTo(told.email))[0]?.content.message).toBeNull();
    expect(await mailsTo(quiet.email)).toEqual([]);
  });
});

it("leaves by the queue after a pause, and not when it was taken back or the address was corrected meanwhile", async () => {
  const [told, taken, moved] = [await applied(), await applied({ interview: true }), await applied()];
  for (const { id } of [told, taken, moved]) await reject(id, { mail: { send: true } });
  const [waiting] = await mailsTo(told.email);
  expect((waiting?.send_at.getTime() ?? 0) - (waiting?.created_at.getTime() ?? 0)).toBe(30_000);
  await api.call("POST", `/applications/${taken.id}/reopen`);
  // As if an attempt had been under way at that moment, and had failed for now.
  const about = [told.email, taken.email, moved.email];
  const { pool } = api;
  await pool().query("update mails set state = 'retrying', send_at = created_at where to_email = any($1)", [about]);
  await pool().query("update candidates set email = 'corrected@example.com' where email = $1", [moved.email]);
  await pool().query("update jobs.job set start_after = now() where name = 'send-mail'");
  const worker = await serveOn(api.databaseUrl(), { ROLES: "worker" });
  try {
    await vi.waitFor(
      async () => {
        const mails = (await Promise.all(about.map(mailsTo))).flat();
        expect(mails.map(({ state, last_error }) => [state, last_error])).toEqual([
          ["sent", null],
          ["cancelled", "The rejection was taken back."],
          ["cancelled", "The address was corrected."],
        ]);
        expect(mails[0]).toMatchObject({ delivery: "sent", subject: expect.stringContaining("Site engineer") });
      },
      { timeout: 60_000, interval: 200 },
    );
  } finally {
    await worker.close();
  }
});
