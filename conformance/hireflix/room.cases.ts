/** The endpoints without a key: plans on /, and the candidate's side on /interview from the link to its first question. */
import assert from "node:assert/strict";
import { at, type Case, listAt, textAt } from "../kit.ts";
import type { Hireflix } from "./wire.ts";

export function roomCases({ post, invite, ask }: Hireflix): Case[] {
  const open = async (path: string, query: string, variables = {}) => post(path, { query, variables }, { key: false });
  return [
    {
      name: "plans and registration answer without a key; a wrong password is an error with code 401",
      async run() {
        const answer = await open("/", "{ registrationOpen plans { id name price } }");
        assert.ok(listAt(answer.body, "data", "plans").length > 0, answer.text);
        const wrong = await open(
          "/",
          `mutation { signIn(email: "nobody@example.com", password: "no password") { token } }`,
        );
        assert.equal(at(wrong.body, "errors", 0, "code"), 401, wrong.text);
      },
    },
    {
      name: "GET / still leads to the pages",
      async run() {
        const answer = await post("/", { query: "{ __typename }" }, { key: false });
        assert.equal(at(answer.body, "data", "__typename"), "Query");
      },
    },
    {
      name: "a room opens by the hash that the invite gave, and leads to its first question",
      async run() {
        const { hash, id } = await invite();
        const opened = await open("/interview", "query R($hash: String!) { interview(hash: $hash) { id stage } }", {
          hash,
        });
        assert.deepEqual(at(opened.body, "data", "interview"), { id, stage: "consent" });
        const begun = await open(
          "/interview",
          `mutation B($hash: String!) { Interview(hash: $hash) { consent { stage } start { stage questions { id title } } hold(tabId: "kit") { held fence } } }`,
          { hash },
        );
        assert.equal(at(begun.body, "errors"), undefined, begun.text);
        const room = at(begun.body, "data", "Interview");
        assert.equal(at(room, "start", "stage"), "answering");
        const [question] = listAt(room, "start", "questions");
        assert.equal(at(question, "title"), "What have you built?");
        const take = await open(
          "/interview",
          `mutation T($hash: String!, $id: String!, $fence: Int!) { Interview(hash: $hash) {
            startTake(questionId: $id, fence: $fence, contentType: "video/webm") { id upload { url method headers protocol } } } }`,
          { hash, id: textAt(question, "id"), fence: at(room, "hold", "fence") },
        );
        assert.ok(URL.canParse(textAt(take.body, "data", "Interview", "startTake", "upload", "url")), take.text);
        const seen = await ask("query S($id: String!) { interview(id: $id) { ipAddresses userAgents } }", { id });
        assert.ok(listAt(seen, "interview", "ipAddresses").length > 0, "the visit is recorded");
      },
    },
    {
      name: "a hash that opens nothing is an error with code 404",
      async run() {
        const answer = await open("/interview", `{ interview(hash: "00000000000") { id } }`);
        assert.equal(at(answer.body, "errors", 0, "extensions", "code"), 404, answer.text);
      },
    },
  ];
}
