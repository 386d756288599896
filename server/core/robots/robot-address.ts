/** What the robot of a sandbox does with a candidate, by the candidate's address. Pure. */
import type { RobotDoes } from "../../../shared/native.ts";

/** Addresses that can never be anybody's: the domain is reserved for tests. */
const ROBOT_DOMAIN = "@robot.test";

const WORDS: Readonly<Record<string, RobotDoes>> = {
  answers: "answers",
  "drops-off": "drops_off",
  bounces: "bounces",
  nothing: "nothing",
};

export interface RobotOrder {
  does: RobotDoes;
  afterSeconds: number;
}

/**
 * Reads an address such as answers@robot.test, drops-off+ada@robot.test or answers+90s-ada@robot.test: the word before the plus
 * sign says what, a number of seconds first behind it says when; otherwise the sandbox's own setting holds.
 */
export function orderFor(email: string, setting: RobotOrder): RobotOrder {
  const address = email.toLowerCase();
  if (!address.endsWith(ROBOT_DOMAIN)) return setting;
  const [word = "", tag = ""] = address.slice(0, -ROBOT_DOMAIN.length).split("+", 2);
  const does = WORDS[word] ?? setting.does;
  const seconds = /^(\d{1,7})s(?:-|$)/.exec(tag)?.[1];
  return { does, afterSeconds: seconds === undefined ? setting.afterSeconds : Math.min(Number(seconds), 2_592_000) };
}
