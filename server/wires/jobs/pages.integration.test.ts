/** What the public sees of jobs: pages, their addresses and what search engines read of them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createTestDatabase, type TestDatabase } from "../../../test/database.ts";
import { createApiKey, createPosition, createWorkspace } from "../../../test/factories.ts";
import { callNative, createJob, type JobCaller, jobPagesDir } from "../../../test/job-posts.ts";
import { serveOn, type TestServing } from "../../../test/serving.ts";
import type { WorkspaceId } from "../../core/actor.ts";

let db: TestDatabase;
let serving: TestServing;
let pages: Awaited<ReturnType<typeof jobPagesDir>>;
let caller: JobCaller;
let other: JobCaller;
let number: number;
let workspaceId: WorkspaceId;

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 10 });
  pages = await jobPagesDir();
  serving = await serveOn(db.connection.url, {}, pages.webDir);
  workspaceId = (await createWorkspace(db.database, { settings: { branding: { companyName: "Böhm & <Söhne>" } } })).id;
  caller = { url: serving.url, key: await createApiKey(db.database, workspaceId) };
  other = { url: serving.url, key: await createApiKey(db.database, (await createWorkspace(db.database)).id) };
  number = (
    await db.database.selectFrom("workspaces").select("number").where("id", "=", workspaceId).executeTakeFirstOrThrow()
  ).number;
});
afterAll(async () => {
  await serving?.close();
  await db?.drop();
  await pages?.remove();
});

async function open(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(serving.url + path, { headers, redirect: "manual" });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}
const base64 = (text: string | number) => Buffer.from(String(text)).toString("base64");
const postingIn = (page: string): Record<string, unknown> =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? "null");

describe("the page of a job", () => {
  it("tells search engines of the job by schema.org's words", async () => {
    const { id } = await createJob(caller, {
      description: "Build what others draw.\n\n- Read plans\n- Climb",
      location: "Lisbon, Portugal",
      employmentType: "part_time",
      salary: { minimum: 20, maximum: 25, currency: "EUR", period: "hour" },
    });
    const page = await open(`/jobs/${id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain("<li>Read plans</li>");
    expect(page.text).toContain("€20 to €25 an hour");
    expect(page.text).toContain(`<link rel="canonical" href="${serving.url}/jobs/${id}">`);
    expect(page.text).toContain('content="index, follow');
    expect(postingIn(page.text)).toMatchObject({
      "@context": "https://schema.org",
      "@type": "JobPosting",
      title: "Site engineer",
      description: "<p>Build what others draw.</p><ul><li>Read plans</li><li>Climb</li></ul>",
      datePosted: expect.stringMatching(/^20\d\d-/),
      hiringOrganization: { "@type": "Organization", name: "Böhm & <Söhne>" },
      identifier: { value: id },
      employmentType: "PART_TIME",
      directApply: true,
      jobLocation: { address: { addressLocality: "Lisbon", addressCountry: "Portugal" } },
      baseSalary: { currency: "EUR", value: { minValue: 20, maxValue: 25, unitText: "HOUR" } },
    });
  });

  it("shows text as text, whatever it looks like", async () => {
    const evil = `</script><script>alert(1)</script><img src=x onerror="alert(1)"> ' \u2028 & $&`;
    const { id } = await createJob(caller, { title: evil.slice(0, 100), description: evil, location: evil });
    const { text, headers } = await open(`/jobs/${id}`);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toContain("<img src=x");
    expect(postingIn(text)).toMatchObject({ title: evil.slice(0, 100) });
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; .*form-action 'self'/);
  });

  it("is asked for again only when something changed, and gives each reader another form", async () => {
    const { id } = await createJob(caller);
    const first = await open(`/jobs/${id}`);
    const etag = first.headers.get("etag") ?? "";
    expect(await open(`/jobs/${id}`, { "if-none-match": etag })).toMatchObject({ status: 304, text: "" });
    const attemptIn = (page: string) => /name="attempt" value="([^"]+)"/.exec(page)?.[1];
    expect(attemptIn((await open(`/jobs/${id}`)).text)).not.toBe(attemptIn(first.text));
    await callNative(caller, "PATCH", `/job-posts/${id}`, { title: "Site manager" });
    expect((await open(`/jobs/${id}`, { "if-none-match": etag })).status).toBe(200);
  });

  it("of a draft is unknown, of a closed job gone, and neither is for search engines", async () => {
    const { id } = await createJob(caller, { published: false });
    const draft = await open(`/jobs/${id}`);
    expect(draft.status).toBe(404);
    expect(draft.text).not.toContain("Site engineer");
    await callNative(caller, "POST", `/job-posts/${id}/publish`);
    expect((await open(`/jobs/${id}`)).status).toBe(200);
    await callNative(caller, "POST", `/job-posts/${id}/close`);
    const closed = await open(`/jobs/${id}`);
    expect(closed.status).toBe(410);
    for (const page of [draft, closed]) {
      expect(page.headers.get("x-robots-tag")).toBe("noindex");
      expect(page.text).not.toContain("ld+json");
    }
  });

  it("has no answer but a page for addresses that name nothing", async () => {
    for (const path of [
      "/jobs/x",
      "/jobs/%00",
      "/jobs/%E0%A4%A",
      `/jobs/${"9".repeat(200)}`,
      "/jobs/bm90aGluZw==",
      "/careers/0",
      "/careers/999999999",
    ]) {
      const { status, headers } = await open(path);
      expect([400, 404], path).toContain(status);
      expect(headers.get("content-security-policy") ?? "default-src 'none'", path).toContain("default-src 'none'");
    }
  });
});

describe("the last day to apply", () => {
  it("is told to people and to search engines, and after it the job is gone from everywhere", async () => {
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const { id } = await createJob(caller, { title: "Short offer", validThrough: day });
    const shown = await open(`/jobs/${id}`);
    expect(shown.text).toContain("Last day to apply");
    expect(postingIn(shown.text)).toMatchObject({ validThrough: `${day}T23:59:59-12:00` });
    const lists = [`/careers/${number}`, `/careers/${number}/sitemap.xml`];
    for (const path of lists) expect((await open(path)).text).toContain(id);
    await db.database.updateTable("job_posts").set({ ends_at: new Date() }).where("id", "=", id).execute();
    const gone = await open(`/jobs/${id}`);
    expect([gone.status, gone.headers.get("x-robots-tag")]).toEqual([410, "noindex"]);
    expect(gone.text).toContain("The last day to apply was");
    for (const path of lists) expect((await open(path)).text).not.toContain(id);
    const form = new FormData();
    for (const [name, value] of Object.entries({ name: "Jane", email: "late@example.com", consent: "yes" }))
      form.set(name, value);
    const sent = await fetch(`${serving.url}/jobs/${id}`, { method: "POST", body: form });
    expect(sent.status).toBe(410);
  });
});

describe("the language of the pages", () => {
  it("is the post's own, else the browser's; what the team wrote stays as it is", async () => {
    const { id } = await createJob(caller, { employmentType: "full_time", location: "Wien" });
    const german = await open(`/jobs/${id}`, { "accept-language": "de-AT,de;q=0.9" });
    expect(german.headers.get("vary")).toContain("Accept-Language");
    expect(german.text).toContain('<html lang="de">');
    for (const words of ["Vollzeit", "Lebenslauf", "Bewerbung senden", "bis das Team es löscht", "Site engineer"])
      expect(german.text).toContain(words);
    expect(german.headers.get("etag")).not.toBe((await open(`/jobs/${id}`)).headers.get("etag"));
    // Nobody chose the English that a position begins with; another language of it was chosen.
    const inSetOf = async (settings: { language?: "ja" }) => {
      const position = await createPosition(db.database, workspaceId, { settings });
      const job = await createJob(caller, { positionId: position.id });
      return (await open(`/jobs/${job.id}`, { "accept-language": "de" })).text;
    };
    expect(await inSetOf({})).not.toContain(' lang="en"');
    expect(await inSetOf({ language: "ja" })).toContain(' lang="ja"');
    await callNative(caller, "PATCH", `/job-posts/${id}`, { language: "pl" });
    const polish = await open(`/jobs/${id}`, { "accept-language": "de" });
    expect(polish.text).toContain('<html lang="pl">');
    const empty = await fetch(`${serving.url}/jobs/${id}`, {
      method: "POST",
      body: new FormData(),
      headers: { "accept-language": "de" },
    });
    expect([empty.status, (await empty.text()).includes("Brakuje CV.")]).toEqual([422, true]);
    const list = await open(`/careers/${number}`, { "accept-language": "fr" });
    expect(list.text).toContain("offres ouvertes");
    expect((await open("/jobs/x", { "accept-language": "tr" })).text).toContain("Böyle bir ilan yok");
  });
});

describe("what search engines are told of the deployment", () => {
  it("lets them read jobs and nothing else, and leads to the maps of those who are hiring", async () => {
    const { text, headers } = await open("/robots.txt");
    expect(headers.get("content-type")).toContain("text/plain");
    // RFC 9309: the longest rule that fits counts.
    const rules = [...text.matchAll(/^(Allow|Disallow): (\S+)$/gm)];
    const mayRead = (path: string) =>
      rules
        .filter(([, , start = ""]) => path.startsWith(start))
        .sort((one, two) => (two[2] ?? "").length - (one[2] ?? "").length)[0]?.[1] === "Allow";
    const open_ = ["/jobs/x", "/careers/1", "/careers/1/sitemap.xml", "/assets/jobs.css", "/sitemap.xml"];
    const closed = ["/", "/app/jobs", "/i/abc", "/s/x", "/media/x", "/api/v1/openapi.json", "/form", "/hooks/mail"];
    expect([open_.map(mayRead), closed.map(mayRead)]).toEqual([open_.map(() => true), closed.map(() => false)]);
    const map = /^Sitemap: (\S+)$/m.exec(text)?.[1] ?? "";
    expect(map).toBe(`${serving.url}/sitemap.xml`);
    const { id } = await createJob(caller, { title: "Mapped" });
    const index = await open(new URL(map).pathname);
    const quiet = await createWorkspace(db.database);
    const row = await db.database
      .selectFrom("workspaces")
      .select("number")
      .where("id", "=", quiet.id)
      .executeTakeFirstOrThrow();
    expect(index.text).toContain(`<loc>${serving.url}/careers/${number}/sitemap.xml</loc>`);
    expect(index.text).not.toContain(`/careers/${row.number}/`);
    expect((await open(`/careers/${number}/sitemap.xml`)).text).toContain(id);
  });
});

describe("the vendor's links", () => {
  it("of a project lead to its only job, or list its jobs", async () => {
    const { id, projectId } = await createJob(caller);
    for (const form of [
      base64(projectId),
      base64(projectId).replace(/=+$/, ""),
      encodeURIComponent(base64(projectId.toUpperCase())),
      projectId,
    ]) {
      const { status, headers } = await open(`/jobs/${form}`);
      expect([status, headers.get("location")], form).toEqual([302, `/jobs/${id}`]);
    }
    await createJob(caller, { projectId, title: "Crane driver" });
    await createJob(caller, { projectId, title: "Secret draft", published: false });
    const list = await open(`/jobs/${base64(projectId)}`);
    expect(list.status).toBe(200);
    expect(list.text).toContain("Crane driver");
    expect(list.text).not.toContain("Secret draft");
  });

  it("of an organization lead to its careers page", async () => {
    for (const form of [base64(number), base64(number).replace(/=+$/, "")]) {
      expect((await open(`/careers/${form}`)).headers.get("location")).toBe(`/careers/${number}`);
    }
  });
});

describe("the careers page", () => {
  it("lists what is open here and nothing of others, narrowed by place and hours", async () => {
    await createJob(caller, { title: "Nurse", location: "Porto", employmentType: "full_time" });
    await createJob(caller, { title: "Baker", location: "Faro", employmentType: "contract" });
    await createJob(other, { title: "Spy" });
    const { text } = await open(`/careers/${number}`);
    expect(text).toContain("Jobs at Böhm &amp; &lt;Söhne&gt;");
    expect(text).toContain("Nurse");
    expect(text).not.toContain("Spy");
    const narrowed = await open(`/careers/${number}?location=Porto&type=full_time`);
    expect(narrowed.text).toContain("Nurse");
    expect(narrowed.text).not.toContain("Baker");
    expect(narrowed.headers.get("x-robots-tag")).toBe("noindex");
    const odd = await open(`/careers/${number}?location=%00&type=x&page=-1&page=2`);
    expect(odd.status).toBe(200);
  });

  it("has pages, and a map of all of them", async () => {
    const caller = { url: serving.url, key: "" };
    const crowd = await createWorkspace(db.database, { name: "Crowd" });
    caller.key = await createApiKey(db.database, crowd.id);
    const { projectId } = await createJob(caller, { title: "Job 0" });
    for (let index = 1; index <= 51; index += 1) await createJob(caller, { projectId, title: `Job ${index}` });
    const row = await db.database
      .selectFrom("workspaces")
      .select("number")
      .where("id", "=", crowd.id)
      .executeTakeFirstOrThrow();
    const path = `/careers/${row.number}`;
    const titles = (page: string) => [...page.matchAll(/class="job"[^>]*>([^<]+)</g)].map(([, title]) => title);
    const [first, second] = [titles((await open(path)).text), titles((await open(`${path}?page=2`)).text)];
    expect([first.length, second.length]).toEqual([50, 2]);
    expect(new Set([...first, ...second]).size).toBe(52);
    const map = await open(`${path}/sitemap.xml`);
    expect(map.headers.get("content-type")).toContain("xml");
    expect(map.text.match(/<loc>/g)).toHaveLength(53);
  });

  it("does not tell what a team is called that has shown no job", async () => {
    const quiet = await createWorkspace(db.database, { name: "Stealth" });
    const row = await db.database
      .selectFrom("workspaces")
      .select("number")
      .where("id", "=", quiet.id)
      .executeTakeFirstOrThrow();
    const { status, text } = await open(`/careers/${row.number}`);
    expect(status).toBe(404);
    expect(text).not.toContain("Stealth");
  });
});

describe("the pages of a sandbox", () => {
  it("open as others do and are not for search engines, and no live list has its jobs", async () => {
    const { id: live } = await createWorkspace(db.database);
    const liveCaller = { url: serving.url, key: await createApiKey(db.database, live) };
    const real = await createJob(liveCaller, { title: "Real job" });
    const made = await callNative(liveCaller, "POST", "/keys", { name: "trial", environment: "test" });
    const { key } = z.object({ key: z.string() }).parse(made);
    const tried = await createJob({ url: serving.url, key }, { title: "Tried job" });
    const rows = await db.database
      .selectFrom("workspaces")
      .leftJoin("sandboxes", "sandboxes.workspace_id", "workspaces.id")
      .select(["workspaces.number", "sandboxes.live_workspace_id"])
      .where((where) => where.or([where("workspaces.id", "=", live), where("sandboxes.live_workspace_id", "=", live)]))
      .execute();
    const numberOf = (isLive: boolean) => rows.find((row) => (row.live_workspace_id === null) === isLive)?.number;
    const [careers, triedCareers] = [`/careers/${numberOf(true)}`, `/careers/${numberOf(false)}`];
    for (const path of [`/jobs/${tried.id}`, triedCareers]) {
      const page = await open(path);
      expect([path, page.status, page.headers.get("x-robots-tag")]).toEqual([path, 200, "noindex"]);
      expect(page.text).toContain("Tried job");
      expect(page.text).toContain('<meta name="robots" content="noindex">');
      expect(page.text).not.toContain("ld+json");
      expect(page.text).not.toContain("canonical");
    }
    expect((await open(`${triedCareers}/sitemap.xml`)).status).toBe(404);
    expect((await open("/sitemap.xml")).text).not.toContain(`${triedCareers}/`);
    expect((await open(`/jobs/${real.id}`)).text).toContain("ld+json");
    for (const path of [careers, `${careers}/sitemap.xml`, `/seeker/post/jobs?organization_id=${numberOf(true)}`]) {
      const { status, text } = await open(path);
      expect([path, status, text.includes(real.id), text.includes(tried.id)]).toEqual([path, 200, true, false]);
    }
  });
});
