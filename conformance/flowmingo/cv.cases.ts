/** Where a cv_link may lead, for a deployment that closes private networks. */
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import { at, type Case, textAt } from "../kit.ts";
import { type FlowmingoWire, resultsOf } from "./wire.ts";

/** Literal addresses, a name that stands for one, and one in disguise. */
const PRIVATE = [
  "https://127.0.0.1/cv.pdf",
  "https://10.0.0.1/cv.pdf",
  "https://169.254.169.254/latest/meta-data",
  "https://[::1]/cv.pdf",
  "https://[::ffff:127.0.0.1]/cv.pdf",
  "https://2130706433/cv.pdf",
  "https://localhost/cv.pdf",
];

export const cvCases = (wire: FlowmingoWire): Case[] => [
  {
    name: "a cv_link that leads into a private network is not fetched, and its entry says so",
    line: 12,
    async run() {
      const candidates = PRIVATE.map((cv_link) => ({ cv_link }));
      const body = { com_interview_set_id: wire.setId, candidates };
      const ids = resultsOf(await wire.invite(body), PRIVATE.length).map((item) =>
        textAt(item, "candidate_entry", "id"),
      );
      for (const [index, id] of ids.entries()) {
        const read = async () => (await wire.deployment.call("GET", `/api/v1/candidate-entries/${id}`)).body;
        for (let tries = 0; at(await read(), "state") !== "failed"; tries++) {
          assert.ok(tries < 300, `${PRIVATE[index]} must fail within 30 seconds`);
          await wait(100);
        }
        assert.match(textAt(await read(), "error"), /not on the public network/, PRIVATE[index]);
      }
    },
  },
];
