/** People over POST /me: their sign-ins and what guests do in the audit log, and that who was removed is out. */
import { expect, test } from "vitest";
import { at, listAt, textAt } from "../../../conformance/kit.ts";
import { graphql } from "../../../test/graphql.ts";
import { serveCompanies } from "../../../test/hireflix-suite.ts";
import { hexOf } from "./wire-ids.ts";

const suite = serveCompanies();

test("the audit log tells a sign-in in the vendor's word, and by which medium people act", async () => {
  const { id, email } = await suite.enter(suite.ours, "ada");
  const interview = await suite.completedInterview(suite.ours);
  const made = await fetch(`${suite.url}/api/v1/interviews/${interview.id}/shares`, {
    method: "POST",
    headers: { "x-api-key": suite.ours.key, "content-type": "application/json" },
    body: JSON.stringify({ allow: { scores: true } }),
  });
  const share: unknown = await made.json();
  const reviewed = await fetch(`${suite.url}/api/share/review`, {
    method: "PUT",
    headers: { "x-share": textAt(share, "url").split("/").at(-1) ?? "", "content-type": "application/json" },
    body: JSON.stringify({ name: "Gunnar Guest", score: 4, words: "" }),
  });
  expect(reviewed.status).toBe(200);
  const { body } = await suite.ours.ask(
    "{ info { company { logs { audit { results { actor { id email } object action medium } } } } } }",
  );
  const entries = listAt(body, "data", "info", "company", "logs", "audit", "results");
  expect(entries).toContainEqual({
    actor: { id: hexOf(id), email },
    object: { id: hexOf(id), type: "MEMBER" },
    action: "user.login-with-company",
    medium: "ADMIN",
  });
  expect(entries.map((entry) => at(entry, "medium"))).toEqual(["WEBAPP_INTERVIEW_SHAREABLE_LINK", "API_KEY", "ADMIN"]);
});

test("who has joined is removed by id, and their bearer no longer enters", async () => {
  const { id, email, headers } = await suite.enter(suite.ours, "rob");
  const mine = () => graphql(`${suite.url}/me`, "{ info { email } }", {}, headers);
  expect((await mine()).data).toEqual({ info: { email } });
  const foreign = await suite.theirs.ask(`mutation { Company { Member { remove(id: "${hexOf(id)}") } } }`);
  expect(at(foreign.body, "errors", 0, "code")).toBe(404);
  expect((await mine()).status).toBe(200);
  const removed = await suite.ours.ask(`mutation { Company { Member { remove(id: "${hexOf(id)}") } } }`);
  expect(removed.body).toEqual({ data: { Company: { Member: { remove: true } } } });
  const after = await mine();
  expect([after.status, at(after.data, "info")]).toEqual([403, undefined]);
});
