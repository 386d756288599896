import { describe, expect, it } from "vitest";
import { orderFor } from "./robot-address.ts";

const setting = { does: "nothing", afterSeconds: 5 } as const;

describe("a robot's address", () => {
  it.each([
    ["answers@robot.test", { does: "answers", afterSeconds: 5 }],
    ["Answers+Ada@Robot.Test", { does: "answers", afterSeconds: 5 }],
    ["drops-off+90s@robot.test", { does: "drops_off", afterSeconds: 90 }],
    ["drops-off+90s-ada@robot.test", { does: "drops_off", afterSeconds: 90 }],
    ["bounces+0s-one@robot.test", { does: "bounces", afterSeconds: 0 }],
    ["answers+9999999s@robot.test", { does: "answers", afterSeconds: 2_592_000 }],
    ["answers+90seconds@robot.test", { does: "answers", afterSeconds: 5 }],
    ["someone@robot.test", setting],
    ["answers@example.com", setting],
    ["answers@robot.test.example.com", setting],
  ])("%s says what and when", (email, order) => {
    expect(orderFor(email, setting)).toEqual(order);
  });

  it("leaves everybody else to the sandbox's setting", () => {
    expect(orderFor("ada@example.com", { does: "answers", afterSeconds: 60 })).toEqual({
      does: "answers",
      afterSeconds: 60,
    });
  });
});
