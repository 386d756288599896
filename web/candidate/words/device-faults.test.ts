/** What keeps a camera away, by where the page is shown. */
import { expect, it } from "vitest";
import { readDeviceFault } from "./device-faults.ts";

const refused = new DOMException("no", "NotAllowedError");

it("tells a refusal of the person from one of the page or the app around it", () => {
  expect(readDeviceFault(refused, "video", { frame: false, app: false })).toBe("denied");
  expect(readDeviceFault(refused, "video", { frame: true, app: false })).toBe("denied_in_frame");
  expect(readDeviceFault(refused, "video", { frame: false, app: true })).toBe("denied_in_app");
  expect(readDeviceFault(refused, "video", { frame: true, app: true })).toBe("denied_in_app");
});
