/** Applying on the public page of a job: what is kept, what is answered, and what does not get in. */
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PositionSettings } from "../../../shared/position.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createPosition, createWorkspace } from "../../../test/factories.ts";
import { callNative, createJob, type JobCaller, jobPagesDir, pdfOf } from "../../../test/job-posts.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import type { WorkspaceId } from "../../core/actor.ts";

let db: TestDatabase;
let serving: TestServing;
let pages: Awaited<ReturnType<typeof jobPagesDir>>;
let caller: JobCaller;
let workspaceId: WorkspaceId;
let folder: string;
let addresses = 0;

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 10 });
  pages = await jobPagesDir();
  folder = await mkdtemp(join(tmpdir(), "greenroom-applications-"));
  serving = await serveOn(
    db.connection.url,
    { ROLES: "web,worker", TRUST_PROXY: "loopback", FILES_URL: `file:${folder}` },
    pages.webDir,
  );
  workspaceId = (await createWorkspace(db.database)).id;
  caller = { url: serving.url, key: await createApiKey(db.database, workspaceId) };
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
  await pages?.remove();
  await rm(folder, { recursive: true, force: true });
});

async function jobWith(settings: Partial<PositionSettings> | null) {
  const position = settings && (await createPosition(db.database, workspaceId, { settings }));
  const { id } = await createJob(caller, { positionId: position?.id ?? null });
  return { id, positionId: position?.id ?? "" };
}

const pdf = (text = "Jane Doe built bridges") => new File([pdfOf(text)], "Jane’s CV.pdf", { type: "application/pdf" });

function formOf(fields: Record<string, string | File | undefined> = {}): FormData {
  const form = new FormData();
  const all = {
    name: "Jane Doe",
    email: "jane@example.com",
    phone: "",
    consent: "yes",
    attempt: crypto.randomUUID(),
    ...fields,
  };
  for (const [name, value] of Object.entries(all)) if (value !== undefined) form.set(name, value);
  return form;
}

async function post(id: string, body: FormData | Blob | string, headers: Record<string, string> = {}) {
  addresses += 1;
  const from = `10.1.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
  const answer = await fetch(`${serving.url}/jobs/${id}`, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { "x-forwarded-for": from, ...headers },
  });
  return { status: answer.status, to: answer.headers.get("location") ?? "", text: await answer.text() };
}

interface Listed {
  data: {
    id: string;
    stageId: string;
    source: string;
    consentedAt: string | null;
    cv: { fileId: string } | null;
    interviewId: string | null;
  }[];
}
const applicationsOf = async (id: string) =>
  ((await callNative(caller, "GET", `/applications?jobPostId=${id}`)) as Listed).data;
/** Files in the store, whether a row points to them or not. */
const storedCvs = async () =>
  (await readdir(folder, { recursive: true })).filter((path) => /\/cvs\/[^/]+\.(pdf|docx)$/.test(path)).length;

describe("somebody who applies in another language", () => {
  it("is mailed in it", async () => {
    const { id } = await jobWith({});
    const german = { "accept-language": "de" };
    const sent = await post(id, formOf({ email: "deutsch@example.com", cv: pdf() }), german);
    expect(sent.status).toBe(303);
    const [application] = await applicationsOf(id);
    const { mails } = (await callNative(caller, "GET", `/interviews/${application?.interviewId}`)) as {
      mails: { id: string }[];
    };
    const mail = (await callNative(caller, "GET", `/mails/${mails[0]?.id}`)) as { subject: string };
    expect(mail.subject).toContain("Videointerview");
    expect(await (await fetch(serving.url + sent.to, { headers: german })).text()).toContain("Interview beginnen");
  });
});

describe("somebody who applies", () => {
  it("is in the first stage with a CV that is read, and may start the interview at once", async () => {
    const { id, positionId } = await jobWith({});
    const sent = await post(id, formOf({ email: "Jane@Example.com", phone: "+351 1", cv: pdf() }));
    expect(sent.status).toBe(303);
    const [, code] = /^\/jobs\/[^/]+\/applied\?next=start&code=(\w{11})$/.exec(sent.to) ?? [];
    const room = await fetch(`${serving.url}/api/room`, { headers: { "x-room-code": code ?? "" } });
    expect(await room.json()).toMatchObject({ stage: "consent", candidate: { name: "Jane Doe" } });
    expect(await (await fetch(serving.url + sent.to)).text()).toContain(`href="/i/${code}"`);
    const [application] = await applicationsOf(id);
    expect(application).toMatchObject({
      source: "careers",
      consentedAt: expect.any(String),
      interviewId: expect.any(String),
    });
    const post1 = (await callNative(caller, "GET", `/job-posts/${id}`)) as { stages: { id: string }[] };
    expect(application?.stageId).toBe(post1.stages[0]?.id);
    const read = async () =>
      (await callNative(caller, "GET", `/applications/${application?.id}`)) as { cv: { url: string } };
    await expect.poll(read).toMatchObject({
      candidate: { email: "jane@example.com", name: "Jane Doe" },
      cv: { name: "Jane’s CV.pdf", contentType: "application/pdf", state: "read", text: "Jane Doe built bridges" },
    });
    const file = await fetch((await read()).cv.url);
    expect(Buffer.from(await file.arrayBuffer()).equals(pdfOf("Jane Doe built bridges"))).toBe(true);
    const interview = await db.database
      .selectFrom("interviews")
      .selectAll()
      .where("position_id", "=", positionId)
      .executeTakeFirstOrThrow();
    expect(interview).toMatchObject({
      resume_status: "stored",
      resume_file_id: application?.cv?.fileId,
      phone: "+351 1",
    });
  });

  it("is mailed the link where the position verifies addresses, known or not", async () => {
    const { id } = await jobWith({ application: { verifyEmail: true, phone: "optional" } });
    const first = await post(id, formOf({ cv: pdf() }));
    const again = await post(id, formOf({ name: "Other", cv: pdf("another") }));
    expect([first.to, again.to]).toEqual([`/jobs/${id}/applied?next=mail`, `/jobs/${id}/applied?next=mail`]);
  });

  it("twice is there once: what came first counts, and the answer says nothing of it", async () => {
    const { id } = await jobWith(null);
    const before = await storedCvs();
    const first = await post(id, formOf({ cv: pdf("first") }));
    const again = await post(id, formOf({ name: "Impostor", cv: pdf("second") }));
    expect(again.to).toBe(first.to);
    expect(first.to).toBe(`/jobs/${id}/applied?next=wait`);
    expect(await applicationsOf(id)).toHaveLength(1);
    expect(await storedCvs()).toBe(before + 1);
  });

  it("twice at one moment is there once, with one interview and one CV", async () => {
    const { id, positionId } = await jobWith({});
    const before = await storedCvs();
    const email = "twice@example.com";
    const sent = await Promise.all(
      Array.from({ length: 6 }, (_, index) => post(id, formOf({ email, cv: pdf(`cv ${index}`) }))),
    );
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 303));
    expect(sent.filter(({ to }) => to.includes("next=start"))).toHaveLength(1);
    expect(await applicationsOf(id)).toHaveLength(1);
    expect(await storedCvs()).toBe(before + 1);
    const interviews = await db.database
      .selectFrom("interviews")
      .select("id")
      .where("position_id", "=", positionId)
      .execute();
    expect(interviews).toHaveLength(1);
  });

  it("and presses the button twice, or goes back and sends again, gets the same answer", async () => {
    const { id } = await jobWith({});
    const fields = { attempt: crypto.randomUUID(), email: "double@example.com", cv: pdf("same") };
    const pressed = await Promise.all(Array.from({ length: 8 }, () => post(id, formOf(fields))));
    const later = await post(id, formOf(fields));
    expect(later.to).toContain("next=start");
    expect(pressed.map(({ to }) => to)).toEqual(pressed.map(() => later.to));
    const stranger = await post(id, formOf({ ...fields, attempt: crypto.randomUUID() }));
    expect(stranger.to).toContain("next=mail");
    // Without a number of its own a form is one of many, whatever it says.
    const blank = { ...fields, email: "blank@example.com" };
    expect((await post(id, formOf({ ...blank, attempt: "" }))).to).toContain("next=start");
    expect((await post(id, formOf({ ...blank, attempt: "x" }))).to).toContain("next=mail");
  });

  it("to a closed job hears so, and is not kept", async () => {
    const { id } = await jobWith(null);
    await callNative(caller, "POST", `/job-posts/${id}/close`);
    expect((await post(id, formOf({ cv: pdf() }))).status).toBe(410);
    expect(await applicationsOf(id)).toEqual([]);
  });
});

describe("a form that is refused", () => {
  it("says so in the language of its page, with a status of its own, and leaves nothing", async () => {
    const { id: full } = await createWorkspace(db.database);
    const team = { url: serving.url, key: await createApiKey(db.database, full) };
    const { id } = await createJob(team);
    const created_at = new Date();
    const held = { id: crypto.randomUUID(), key: `${full}/held`, content_type: "video/webm", name: "held.webm" };
    await db.database
      .insertInto("files")
      .values({ workspace_id: full, ...held, bytes: 1024 ** 3, sha256: "0".repeat(64), created_at })
      .execute();
    const sandbox = { workspace_id: full, live_workspace_id: workspaceId, created_at };
    await db.database.insertInto("sandboxes").values(sandbox).execute();
    const before = await storedCvs();
    const send = () => post(id, formOf({ cv: pdf() }), { "accept-language": "de" });
    const german = await send();
    expect(german).toMatchObject({ status: 403, text: expect.stringContaining("zurzeit keine Bewerbungen") });
    await callNative(team, "PATCH", `/job-posts/${id}`, { language: "pl" });
    const polish = await send();
    expect(polish).toMatchObject({ status: 403, text: expect.stringContaining("nie można teraz aplikować") });
    expect([german.text, polish.text].join()).not.toContain("GiB");
    const applications = db.database.selectFrom("applications").select("id").where("workspace_id", "=", full);
    expect([await applications.execute(), await storedCvs()]).toEqual([[], before]);
    await db.database.deleteFrom("sandboxes").where("workspace_id", "=", full).execute();
  });
});

describe("a form that can not be used", () => {
  it("comes back with what was typed and a word for each field, and leaves nothing", async () => {
    const { id } = await jobWith({ application: { verifyEmail: false, phone: "required" }, resumeRequired: true });
    const before = await storedCvs();
    const sent = await post(id, formOf({ name: '"><b>Jane', email: "jane@", consent: undefined }));
    expect(sent.status).toBe(422);
    for (const words of [
      "An e-mail address is like",
      "Your phone number is missing.",
      "Your CV is missing.",
      "Your agreement is missing.",
    ]) {
      expect(sent.text).toContain(words);
    }
    expect(sent.text).toContain('value="&quot;&gt;&lt;b&gt;Jane"');
    expect(sent.text).toContain('aria-describedby="email-fault" aria-invalid="true"');
    expect((await post(id, formOf({ name: " \u200b", phone: "1", cv: pdf() }))).text).toContain("Choose your CV again");
    expect(await applicationsOf(id)).toEqual([]);
    expect(await storedCvs()).toBe(before);
  });

  it("with characters that can not be kept says so", async () => {
    const { id } = await jobWith(null);
    const body = (bytes: Buffer) =>
      new Blob([
        `--b\r\nContent-Disposition: form-data; name="name"\r\n\r\n`,
        new Uint8Array(bytes),
        `\r\n--b\r\nContent-Disposition: form-data; name="email"\r\n\r\njane@example.com\r\n--b--\r\n`,
      ]);
    for (const bytes of [Buffer.from([0x4a, 0xff, 0xfe]), Buffer.from("J\0"), Buffer.from([0xed, 0xa0, 0x80])]) {
      const sent = await post(id, body(bytes), { "content-type": "multipart/form-data; boundary=b" });
      expect([sent.status, sent.text.includes("characters that can not be read")]).toEqual([422, true]);
    }
  });

  it("with a file of another kind, an empty or a huge one says so", async () => {
    const { id } = await jobWith(null);
    const before = await storedCvs();
    const said = async (bytes: Uint8Array<ArrayBuffer>, name = "cv.pdf") =>
      /id="cv-fault">([^<]*)</.exec((await post(id, formOf({ cv: new File([bytes], name) }))).text)?.[1];
    expect(await said(Buffer.from("<html>"))).toContain("neither a PDF nor a Word document");
    expect(await said(Buffer.from("PK\u0003\u0004 just a zip"), "cv.docx")).toContain(
      "neither a PDF nor a Word document",
    );
    expect(await said(Buffer.from(randomBytes(3_000_000)))).toContain("neither a PDF nor a Word document");
    expect(await said(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "cv.docx")).toContain(
      "a password",
    );
    expect(await said(Buffer.alloc(0))).toBe("The file is empty.");
    const huge = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(11 * 1024 * 1024)]);
    expect(await said(huge)).toBe("This file has more than 10 MB.");
    expect(await storedCvs()).toBe(before);
    expect(await applicationsOf(id)).toEqual([]);
  });

  it("that is none is refused with a page", async () => {
    const { id } = await jobWith(null);
    const before = await storedCvs();
    const multi = { "content-type": "multipart/form-data; boundary=b" };
    const file = `--b\r\nContent-Disposition: form-data; name="cv"; filename="a.pdf"\r\n\r\n%PDF-1.4 cut off`;
    const many = Array.from(
      { length: 40 },
      (_, index) => `--b\r\nContent-Disposition: form-data; name="f${index}"\r\n\r\nx\r\n`,
    );
    for (const [body, headers] of [
      ["name=Jane", { "content-type": "application/x-www-form-urlencoded" }],
      ["{}", { "content-type": "application/json" }],
      ["nothing", multi],
      [file, multi],
      [`${many.join("")}--b--\r\n`, multi],
      ["x", { "content-type": "multipart/form-data" }],
    ] as const) {
      const sent = await post(id, body, headers);
      expect([400, 413, 415, 422], body.slice(0, 40)).toContain(sent.status);
      expect(sent.text).toContain("<main");
    }
    expect(await storedCvs()).toBe(before);
    expect(await applicationsOf(id)).toEqual([]);
  });

  it("whose sender goes away in the middle leaves nothing, and nobody else waits", async () => {
    const { id } = await jobWith(null);
    const leftBehind = async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
    const before = await leftBehind();
    const { hostname, port } = new URL(serving.url);
    const headers = { "content-type": "multipart/form-data; boundary=b", "content-length": "9000000" };
    const sending = request({ hostname, port, path: `/jobs/${id}`, method: "POST", headers });
    const ended = new Promise((resolve) => sending.on("error", resolve));
    sending.write(`--b\r\nContent-Disposition: form-data; name="cv"; filename="a.pdf"\r\n\r\n%PDF-1.4\n`);
    await new Promise<void>((resolve) => sending.write(Buffer.alloc(500_000), () => resolve()));
    await expect.poll(leftBehind).toBe(before + 1);
    sending.destroy();
    await ended;
    await expect.poll(leftBehind).toBe(before);
    expect((await post(id, formOf({ email: "after@example.com", cv: pdf() }))).status).toBe(303);
  });

  it("that a program filled in seems to work, and is thrown away", async () => {
    const { id } = await jobWith(null);
    const before = await storedCvs();
    expect((await post(id, formOf({ cv: pdf(), website: "https://spam.example" }))).to).toBe(
      `/jobs/${id}/applied?next=wait`,
    );
    expect(await applicationsOf(id)).toEqual([]);
    expect(await storedCvs()).toBe(before);
  });

  it("is taken 30 times in ten minutes from one address", async () => {
    const { id } = await jobWith(null);
    const statuses: number[] = [];
    for (let index = 0; index < 31; index += 1) {
      statuses.push((await post(id, formOf({ email: "x" }), { "x-forwarded-for": "10.9.9.9" })).status);
    }
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 422));
    expect(statuses[30]).toBe(429);
  });
});

it("an erasure deletes the application, the CV and what it says", async () => {
  const { id } = await jobWith(null);
  await post(id, formOf({ email: "gone@example.com", cv: pdf("to be gone") }));
  const [application] = await applicationsOf(id);
  const whole = (await callNative(caller, "GET", `/applications/${application?.id}`)) as {
    candidate: { id: string };
    cv: { url: string };
  };
  expect((await fetch(whole.cv.url)).status).toBe(200);
  const owner = await createApiKey(db.database, workspaceId);
  const answer = await fetch(`${serving.url}/api/v1/candidates/${whole.candidate.id}`, {
    method: "DELETE",
    headers: { "x-api-key": owner },
  });
  expect(answer.status).toBe(200);
  expect(await applicationsOf(id)).toEqual([]);
  await expect.poll(async () => (await fetch(whole.cv.url)).status).not.toBe(200);
  const texts = await db.database.selectFrom("document_texts").select("text").execute();
  expect(texts.map(({ text }) => text)).not.toContain("to be gone");
});
