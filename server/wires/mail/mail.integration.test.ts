/** Mail that leaves by SMTP, and what comes back about it through the hook: on the real app with its workers. */
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { SMTPServerSession } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deploymentAt, listAt, textAt } from "../../../conformance/kit.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createPosition, createWorkspace } from "../../../test/factories.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import { type SmtpPeer, smtpRefusal, startSmtpPeer } from "../../../test/smtp-peer.ts";
import { expireInterviews } from "../../core/rooms/index.ts";

const SECRET = "a hook's secret of the tests";
const BOUNCES = "bounces@hiring.example";

let db: TestDatabase;
let peer: SmtpPeer;
let serving: TestServing;
let positionId: string;
let key: string;
const envelopes: { from: string; sender: unknown }[] = [];

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 12 });
  peer = await startSmtpPeer({
    onMailFrom({ address, args }, _session: SMTPServerSession, done) {
      envelopes.push({ from: address, sender: args });
      done();
    },
    onRcptTo: ({ address }, _session, done) => done(address.startsWith("nobody") ? smtpRefusal(550) : null),
  });
  serving = await serveOn(db.connection.url, {
    ROLES: "web,worker",
    SMTP_URL: peer.url,
    MAIL_FROM: "Team <jobs@hiring.example>",
    MAIL_RETURN_PATH: BOUNCES,
    MAIL_HOOK_SECRET: SECRET,
    MAIL_OPEN_PIXEL: "true",
  });
});
afterAll(async () => {
  await serving?.close();
  await peer?.close();
  await db?.drop();
});
beforeEach(async () => {
  const { id: workspace } = await createWorkspace(db.database);
  ({ id: positionId } = await createPosition(db.database, workspace));
  key = await createApiKey(db.database, workspace);
  peer.received.length = 0;
  envelopes.length = 0;
});

const native = async (method: string, path: string, body?: unknown) => {
  const answer = await deploymentAt(serving.url, key).call(method, `/api/v1${path}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};

async function until<Value>(look: () => Promise<Value | null>): Promise<Value> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface Mailed {
  interviewId: string;
  mailId: string;
  token: string;
  link: string;
  source: string;
}

/** Invites somebody; resolves once the mail has the delivery that is waited for. */
async function invited(email: string, delivery = "sent"): Promise<Mailed> {
  const made = await native("POST", "/interviews", { positionId, name: "Jane Doe", email, admission: "admitted" });
  const interviewId = textAt(made, "id");
  const mailId = await until(async () => {
    const mail = await invitationOf(interviewId);
    return textAt(mail, "delivery") === delivery ? textAt(mail, "id") : null;
  });
  const source = (peer.received.at(-1) ?? Buffer.alloc(0)).toString("utf8").replace(/=\r\n/g, "");
  return {
    interviewId,
    mailId,
    token: /^X-Greenroom-Mail: (\S+)/m.exec(source)?.[1] ?? "",
    link: /\/i\/([0-9A-Za-z]{11})/.exec(source)?.[1] ?? "",
    source,
  };
}

const hook = (body: string, more: { type?: string; secret?: string; timestamp?: number } = {}) => {
  const timestamp = more.timestamp ?? Math.floor(Date.now() / 1000);
  const digest = createHmac("sha256", more.secret ?? SECRET)
    .update(`${timestamp}.${body}`)
    .digest("hex");
  return fetch(`${serving.url}/hooks/mail`, {
    method: "POST",
    headers: { "content-type": more.type ?? "message/rfc822", "x-greenroom-signature": `t=${timestamp},v1=${digest}` },
    body,
  });
};
const tell = (event: object) => hook(JSON.stringify(event), { type: "application/json" });

const invitationOf = async (interviewId: string) => {
  const mails = listAt(await native("GET", `/interviews/${interviewId}`), "mails");
  return mails.find((mail) => textAt(mail, "purpose") === "invitation");
};
const mailOf = ({ interviewId }: Mailed) => invitationOf(interviewId);
const becomes = (mailed: Mailed, delivery: string) =>
  until(async () => (textAt(await mailOf(mailed), "delivery") === delivery ? true : null));
const historyOf = async ({ mailId }: Mailed) =>
  listAt(await native("GET", `/mails/${mailId}/evidence`), "data").map((entry) => ({
    kind: textAt(entry, "kind"),
    source: textAt(entry, "source"),
  }));
const eventsOf = async ({ interviewId }: Mailed) =>
  listAt(await native("GET", `/interviews/${interviewId}/events`), "data").map((event) => textAt(event, "type"));
const toldOf = async (mailed: Mailed) => (await eventsOf(mailed)).filter((type) => type.startsWith("invitation."));

const bounce = (to: string, action: string, status: string, headers = "") =>
  [
    `To: ${to}`,
    "Subject: Mail delivery report",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example",
    "",
    "Final-Recipient: rfc822; jane@candidate.example",
    `Action: ${action}`,
    `Status: ${status}`,
    "Diagnostic-Code: smtp; 550 5.1.1 User unknown",
    "",
    "--b",
    "Content-Type: text/rfc822-headers",
    "",
    headers || "Subject: none",
    "",
    "--b--",
    "",
  ].join("\r\n");

describe("a mail that leaves", () => {
  test("is marked in its header and its return path, and its own words keep no picture", async () => {
    const mailed = await invited("jane@candidate.example");
    expect(mailed.token).toMatch(/^[a-z2-7]{45}$/);
    expect(envelopes[0]?.from).toBe(`bounces+${mailed.token}@hiring.example`);
    expect(mailed.source).toContain(`/m/${mailed.token}.gif`);
    expect(textAt(await native("GET", `/mails/${mailed.mailId}`), "html")).not.toContain("/m/");
    expect(await historyOf(mailed)).toEqual([{ kind: "sent", source: "smtp" }]);
  });

  test("and is refused by the server has failed, with its status", async () => {
    const mailed = await invited("nobody@candidate.example", "failed");
    const [evidence] = listAt(await native("GET", `/mails/${mailed.mailId}/evidence`), "data");
    expect(evidence).toMatchObject({ kind: "failed", source: "smtp", code: "550" });
    expect((await eventsOf(mailed)).filter((type) => type === "invitation.failed")).toHaveLength(1);
  });
});

describe("a report", () => {
  test("that came to the return path is found by it; a bounce after a receipt is recorded, and told once", async () => {
    const mailed = await invited("jane@candidate.example");
    const to = `BOUNCES+${mailed.token.toUpperCase()}@hiring.example`;
    expect((await hook(bounce(to, "delivered", "2.0.0"))).status).toBe(202);
    await becomes(mailed, "delivered");
    const failed = bounce(to, "failed", "5.1.1");
    expect((await hook(failed)).status).toBe(202);
    await becomes(mailed, "failed");
    expect((await hook(failed)).status).toBe(202);
    await until(async () => ((await waitingReports()) === 0 ? true : null));
    expect((await historyOf(mailed)).map(({ kind }) => kind)).toEqual(["sent", "delivered", "failed"]);
    expect(await toldOf(mailed)).toEqual(["invitation.sent", "invitation.delivered", "invitation.failed"]);
  });

  test("with another return path is found by the header of the mail, where the Message-ID is another too", async () => {
    const mailed = await invited("jane@candidate.example");
    const headers = `Message-ID: <rewritten@provider.example>\r\nX-Greenroom-Mail: ${mailed.token}`;
    await hook(bounce("postmaster@hiring.example", "failed", "5.2.2", headers));
    await becomes(mailed, "failed");
  });

  test("is found by the Message-ID where nothing else is left", async () => {
    const mailed = await invited("jane@candidate.example");
    const messageId = /^Message-ID: (\S+)/im.exec(mailed.source)?.[1] ?? "";
    await hook(bounce("postmaster@hiring.example", "delayed", "4.4.7", `Message-ID: ${messageId}`));
    await until(async () => ((await historyOf(mailed)).length === 2 ? true : null));
    expect(textAt(await mailOf(mailed), "delivery")).toBe("sent");
  });

  test("about mail that is not ours, or that is none, is taken and nothing comes of it", async () => {
    const mailed = await invited("jane@candidate.example");
    const forged = mailed.token.slice(0, 44) + (mailed.token.endsWith("a") ? "q" : "a");
    expect((await hook(bounce(`bounces+${forged}@hiring.example`, "failed", "5.1.1"))).status).toBe(202);
    expect((await hook("Subject: Out of office\r\n\r\nBack on Monday.")).status).toBe(202);
    await until(async () => ((await waitingReports()) === 0 ? true : null));
    expect(textAt(await mailOf(mailed), "delivery")).toBe("sent");
  });
});

const waitingReports = async (): Promise<number> =>
  (await db.database.selectFrom("mail_reports").select("id").execute()).length;

describe("the program for mail servers", () => {
  /** As the documentation shows it, with a message on its standard input. */
  async function piped(message: string, settings: string) {
    const folder = await mkdtemp(join(tmpdir(), "greenroom-report-"));
    const docs = await readFile(resolve(import.meta.dirname, "../../../docs/mail.md"), "utf8");
    await writeFile(join(folder, "greenroom-report"), /```sh\n(#!.*?)```/s.exec(docs)?.[1] ?? "");
    await writeFile(join(folder, "settings"), settings);
    const env = { PATH: process.env.PATH, GREENROOM_REPORT: join(folder, "settings"), TMPDIR: folder };
    const program = spawn("sh", [join(folder, "greenroom-report")], { env, stdio: ["pipe", "inherit", "inherit"] });
    const ended = once(program, "close");
    program.stdin.on("error", () => undefined).end(message);
    const [code] = await ended;
    const left = await readdir(folder);
    await rm(folder, { recursive: true });
    return { code, left: left.sort() };
  }
  const settings = (hook: string, secret = SECRET) => `HOOK=${hook}\nMAIL_HOOK_SECRET=${secret}\n`;
  const done = { code: 0, left: ["greenroom-report", "settings"] };

  test("hands a bounce over as the mail server pipes it, and leaves nothing behind", async () => {
    const mailed = await invited("jane@candidate.example");
    const message = bounce(`bounces+${mailed.token}@hiring.example`, "failed", "5.1.1").replace(/\r\n/g, "\n");
    const asPiped = `From MAILER-DAEMON  Sat Nov 21 12:00:00 2026\n${message}`;
    expect(await piped(asPiped, settings(`${serving.url}/hooks/mail`))).toEqual(done);
    await becomes(mailed, "failed");
  });

  test("leaves out the end of a returned mail that is too long", async () => {
    const mailed = await invited("jane@candidate.example");
    const message = bounce(`bounces+${mailed.token}@hiring.example`, "failed", "5.1.1", "Subject: none\r\n");
    const long = message.replace("\r\n--b--", `${"x".repeat(70)}\r\n`.repeat(60_000));
    expect(await piped(long, settings(`${serving.url}/hooks/mail`))).toEqual(done);
    await becomes(mailed, "failed");
  });

  test("asks the mail server to try again while nobody takes the message", async () => {
    const message = bounce("postmaster@hiring.example", "failed", "5.1.1");
    for (const [hook, secret] of [
      ["http://127.0.0.1:9/hooks/mail", SECRET],
      [`${serving.url}/hooks/mail`, "another secret of nobody"],
      [`${serving.url}/hooks`, SECRET],
    ] as const) {
      expect(await piped(message, settings(hook, secret))).toEqual({ ...done, code: 75 });
    }
    expect(await piped(message, "")).toEqual({ ...done, code: 75 });
  });
});

describe("a provider's events", () => {
  test("move a set of mails, each by its token or its Message-ID", async () => {
    const one = await invited("one@candidate.example");
    const two = await invited("two@candidate.example");
    const messageId = (/^Message-ID: <(\S+)>/im.exec(two.source)?.[1] ?? "").toLowerCase();
    const answer = await tell([
      { type: "spam", mail: one.token, at: new Date().toISOString() },
      { type: "delivered", messageId, recipient: "TWO@candidate.example" },
      { type: "failed", messageId, recipient: "somebody@else.example" },
    ] as unknown as object);
    expect(answer.status).toBe(202);
    await Promise.all([becomes(one, "spam"), becomes(two, "delivered")]);
    expect(await toldOf(one)).toEqual(["invitation.sent", "invitation.marked_spam"]);
    expect(await toldOf(two)).toEqual(["invitation.sent", "invitation.delivered"]);
  });

  test.each([
    [{ type: "processed", mail: "x" }],
    [{ type: "failed" }],
    [[]],
    [{ type: "failed", mail: "x", more: 1 }],
    [{ type: "failed", messageId: "a\u0000b" }],
  ])("that are none are refused at once: %j", async (event) => {
    expect((await tell(event)).status).toBe(400);
  });
});

describe("the hook", () => {
  test("takes nothing that is not signed with the secret, lately", async () => {
    const body = JSON.stringify({ type: "failed", mail: "x" });
    const type = "application/json";
    const seconds = Math.floor(Date.now() / 1000);
    const answers = await Promise.all([
      fetch(`${serving.url}/hooks/mail`, { method: "POST", body, headers: { "content-type": type } }),
      hook(body, { type, secret: "another secret of nobody" }),
      hook(body, { type, timestamp: seconds - 400 }),
      hook(body, { type, timestamp: seconds + 400 }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(await waitingReports()).toBe(0);
  });

  test("takes no report above 2 MiB", async () => {
    expect((await hook("x".repeat(2 * 1024 * 1024 + 1))).status).toBe(413);
  });
});

describe("what the candidate does", () => {
  test("counts from the page's own request; a fetched link is no click, and a late receipt takes nothing back", async () => {
    const mailed = await invited("jane@candidate.example");
    await fetch(`${serving.url}/i/${mailed.link}`, { method: "HEAD" });
    await fetch(`${serving.url}/i/${mailed.link}`);
    expect(textAt(await mailOf(mailed), "delivery")).toBe("sent");
    const room = (path: string, method = "GET") =>
      fetch(`${serving.url}/api/room${path}`, { method, headers: { "x-room-code": mailed.link } });
    await room("");
    expect(textAt(await mailOf(mailed), "delivery")).toBe("clicked");
    await tell({ type: "delivered", mail: mailed.token });
    await until(async () => ((await historyOf(mailed)).length === 3 ? true : null));
    expect(textAt(await mailOf(mailed), "delivery")).toBe("clicked");
    expect((await room("/consent", "POST")).status).toBeLessThan(300);
    expect(textAt(await mailOf(mailed), "delivery")).toBe("accepted");
    expect((await historyOf(mailed)).map(({ kind, source }) => `${kind} ${source}`)).toEqual([
      "sent smtp",
      "clicked room",
      "delivered provider",
      "accepted room",
    ]);
  });

  test("shows in the picture once; a made-up one is a picture all the same", async () => {
    const mailed = await invited("jane@candidate.example");
    const picture = () => fetch(`${serving.url}/m/${mailed.token}.gif`);
    const [first, second, none] = [await picture(), await picture(), await fetch(`${serving.url}/m/nothing.gif`)];
    expect([first, second, none].map(({ status, headers }) => [status, headers.get("content-type")])).toEqual(
      Array(3).fill([200, "image/gif"]),
    );
    expect(textAt(await mailOf(mailed), "delivery")).toBe("opened");
    expect(await historyOf(mailed)).toHaveLength(2);
    expect(await toldOf(mailed)).toEqual(["invitation.sent", "invitation.opened"]);
  });
});

describe("the end of a link", () => {
  test("shows in the mail that brought it, until the link is extended, and again when that ends too", async () => {
    const mailed = await invited("jane@candidate.example");
    const ends = async () => {
      await db.database
        .updateTable("interviews")
        .set({ expires_at: new Date(Date.now() - 1000) })
        .where("id", "=", mailed.interviewId)
        .execute();
      const jobs = { enqueue: async () => undefined };
      await expireInterviews({ database: db.database, jobs, clock: () => new Date() });
      expect(textAt(await mailOf(mailed), "delivery")).toBe("expired");
    };
    await ends();
    await native("POST", `/interviews/${mailed.interviewId}/extend`, { days: 1 });
    expect(textAt(await mailOf(mailed), "delivery")).toBe("sent");
    await ends();
    expect((await historyOf(mailed)).map(({ kind, source }) => `${kind} ${source}`)).toEqual([
      "sent smtp",
      "expired clock",
      "extended team",
      "expired clock",
    ]);
    expect(await toldOf(mailed)).toEqual(["invitation.sent", "invitation.expired", "invitation.expired"]);
  });
});
