/** Section 4.2: filters, sorting and pages of interviewList; the status words of section 3; the audit log of 4.6. */
import assert from "node:assert/strict";
import { at, type Case, listAt, textAt } from "../kit.ts";
import { errorOf, type Hireflix, SAVE_POSITION } from "./wire.ts";

export function listCases(wire: Hireflix): Case[] {
  const { ask, post } = wire;
  let positionId = "";
  const ids: string[] = [];
  const list = async (input: string): Promise<unknown> => {
    const data = await ask(
      `query L($id: String!) { position(id: $id) { interviewList(input: ${input}) { count total lastCursor results { id status candidate { email } } } } }`,
      { id: positionId },
    );
    return at(data, "position", "interviewList");
  };
  const idsOf = (page: unknown): unknown[] => listAt(page, "results").map((row) => at(row, "id"));

  return [
    {
      name: "pages forward to an empty page, whose cursor is there all the same",
      line: 9,
      async run() {
        const made = await ask(SAVE_POSITION, { position: { name: "Lists", questions: [{ title: "One" }] } });
        positionId = textAt(made, "Position", "save", "id");
        for (let n = 0; n < 7; n += 1) ids.push((await wire.invite({ positionId, externalId: `list-${n}` })).id);
        const seen: unknown[] = [];
        let after = "";
        for (let pages = 0; pages < 5; pages += 1) {
          const page = await list(
            `{ pagination: { limit: 3, direction: FORWARD${after} }, sort: [{ field: createdAt, direction: ASC }] }`,
          );
          after = `, lastCursor: "${textAt(page, "lastCursor")}"`;
          assert.equal(at(page, "total"), 7);
          assert.equal(at(page, "count"), listAt(page, "results").length);
          if (listAt(page, "results").length === 0) break;
          seen.push(...idsOf(page));
        }
        assert.deepEqual(seen, ids);
      },
    },
    {
      name: "sorts down, and pages backward",
      async run() {
        const down = await list("{ pagination: { limit: 50 }, sort: [{ field: createdAt, direction: DESC }] }");
        assert.deepEqual(idsOf(down), ids.toReversed());
        const sort = "sort: [{ field: createdAt, direction: ASC }]";
        const first = await list(`{ pagination: { limit: 4 }, ${sort} }`);
        const second = await list(
          `{ pagination: { limit: 4, lastCursor: "${textAt(first, "lastCursor")}" }, ${sort} }`,
        );
        assert.deepEqual(idsOf(second), ids.slice(4));
        const back = await list(
          "{ pagination: { limit: 3, direction: BACKWARD }, sort: [{ field: createdAt, direction: ASC }] }",
        );
        assert.deepEqual(idsOf(back).toSorted(), ids.slice(4).toSorted(), "backward begins at the end");
      },
    },
    {
      name: "filters by status, as a word or as a string, by text and by AND and OR",
      async run() {
        const [first = "", second = ""] = ids;
        await ask(`mutation F($id: String!) { Interview(id: $id) { finalist(finalist: true) { id } } }`, { id: first });
        await ask(`mutation S($id: String!) { Interview(id: $id) { score(score: 3) { id } } }`, { id: second });
        const only = async (filter: string) => idsOf(await list(`{ filter: ${filter} }`));
        assert.deepEqual(await only("{ status: { equal: shortlisted } }"), [first]);
        assert.deepEqual(await only('{ status: { equal: "shortlisted" } }'), [first]);
        assert.equal((await only("{ status: { equal: pending } }")).length, 6);
        assert.deepEqual(await only("{ status: { equal: to_evaluate } }"), []);
        assert.deepEqual(await only("{ status: { equal: completed } }"), []);
        assert.deepEqual(await only("{ score: { greaterThanOrEqual: 3 } }"), [second]);
        assert.deepEqual(await only("{ score: { lessThan: 3 } }"), []);
        assert.deepEqual(await only(`{ id: { equal: "${second}" } }`), [second]);
        assert.deepEqual(await only('{ externalId: { equal: "list-2" } }'), [ids[2]]);
        const either = '{ OR: [{ externalId: { equal: "list-3" } }, { externalId: { equal: "list-4" } }] }';
        assert.deepEqual((await only(either)).toSorted(), ids.slice(3, 5).toSorted());
        assert.deepEqual(await only(`{ AND: [${either}, { externalId: { regex: "3$" } }] }`), [ids[3]]);
        assert.equal((await only("{}")).length, 7);
        const query = `query V($id: String!, $s: String!) { position(id: $id) { interviewList(input: { filter: { status: { equal: $s } } }) { total } } }`;
        assert.equal(at(await ask(query, { id: positionId, s: "pending" }), "position", "interviewList", "total"), 6);
      },
    },
    {
      name: "a cursor of no list, and a pattern that is none, are refused in words",
      async run() {
        for (const input of ['{ pagination: { lastCursor: "nonsense" } }', '{ filter: { email: { regex: "(" } } }']) {
          const query = `{ position(id: "${positionId}") { interviewList(input: ${input}) { total } } }`;
          assert.equal(at(errorOf(await post("/me", { query })), "code"), 400);
        }
      },
    },
    {
      name: "the older lists: position.interviews in lower-case order words, and interviews(position)",
      async run() {
        const data = await ask(
          `query O($id: String!) { position(id: $id) { interviews(orderBy: { field: createdAt, direction: desc }) { id } paginatedInterviews(pagination: { limit: 2 }) { results { id } } }
           interviews(position: $id) { id status } }`,
          { id: positionId },
        );
        assert.deepEqual(
          listAt(data, "position", "interviews").map((row) => at(row, "id")),
          ids.toReversed(),
        );
        assert.equal(listAt(data, "position", "paginatedInterviews", "results").length, 2);
        assert.equal(listAt(data, "interviews").length, 7);
      },
    },
    {
      name: "a list longer than one turn of the server comes whole and in order",
      async run() {
        const data = await ask(
          "query W($id: String!) { position(id: $id) { interviews { id createdAt questions { id } } } }",
          {
            id: wire.positionId,
          },
        );
        const rows = listAt(data, "position", "interviews");
        assert.ok(rows.length > 100, `the bulk invite is among them: ${rows.length}`);
        const times = rows.map((row) => Number(at(row, "createdAt")));
        assert.deepEqual(
          times,
          times.toSorted((a, b) => b - a),
        );
      },
    },
    {
      name: "the account's log, by skip and limit, tells of what was done",
      async run() {
        const data = await ask(
          `{ info { company { id name logs { audit(pagination: { skip: 0, limit: 5 }) { count total results { actor { id email } timestamp object ip action host referer medium } } } } } }`,
        );
        const audit = at(data, "info", "company", "logs", "audit");
        const entries = listAt(audit, "results");
        assert.ok(entries.length > 0 && Number(at(audit, "total")) >= entries.length);
        for (const entry of entries) {
          assert.ok(Number(at(entry, "timestamp")) > 1.6e12);
          assert.equal(typeof at(entry, "object"), "object", "object is JSON and has no selection");
          assert.match(textAt(entry, "action"), /^[a-z-]+\.[a-z-]+/);
        }
      },
    },
    {
      name: "usage, permissions, keys, tags and templates answer in their shapes",
      async run() {
        const data = await ask(
          `{ usage { interviews jobs users period } permissions apiKeys { apiKey permissions } positionTags
             templates(type: "email") { id name } themes { id } }`,
        );
        assert.ok(Number(at(data, "usage", "interviews")) >= 7);
        assert.ok(listAt(data, "permissions").length > 0);
        for (const key of listAt(data, "apiKeys")) {
          assert.notEqual(at(key, "apiKey"), wire.deployment.key, "a key is never shown whole");
        }
      },
    },
  ];
}
