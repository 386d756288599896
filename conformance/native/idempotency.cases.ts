/** Idempotency-Key: the same request is done once, whatever happens to its answer. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { at, type Case, freshEmail } from "../kit.ts";
import { expectProblem, expectStatus, type Native } from "./wire.ts";

export function idempotencyCases({ post, positionId }: Native): Case[] {
  const person = () => ({ positionId, name: "Jane Doe", email: freshEmail("idempotent"), sendInvitation: false });
  const under = (key: string) => ({ headers: { "Idempotency-Key": key } });
  return [
    {
      name: "the same key and body get the stored answer",
      async run() {
        const [key, body] = [randomUUID(), person()];
        const first = await post("/interviews", body, under(key));
        const again = await post("/interviews", body, under(key));
        expectStatus(first, 201);
        assert.equal(again.text, first.text);
        assert.equal(again.headers["idempotency-replayed"], "true");
      },
    },
    {
      name: "the same key with another body is 422",
      async run() {
        const key = randomUUID();
        expectStatus(await post("/interviews", person(), under(key)), 201);
        expectProblem(await post("/interviews", person(), under(key)), 422, "key_reused");
      },
    },
    {
      name: "20 equal requests at once make one interview; the others get its answer, or 409 while it runs",
      async run() {
        const [key, body] = [randomUUID(), person()];
        const answers = await Promise.all(Array.from({ length: 20 }, () => post("/interviews", body, under(key))));
        const ids = new Set(answers.filter((answer) => answer.status === 201).map((answer) => at(answer.body, "id")));
        assert.equal(ids.size, 1);
        for (const answer of answers) if (answer.status !== 201) expectProblem(answer, 409, "running");
      },
    },
    {
      name: "without a key the second is a duplicate",
      async run() {
        const body = person();
        expectStatus(await post("/interviews", body), 201);
        expectProblem(await post("/interviews", body), 409, "duplicate", "/email");
      },
    },
  ];
}
