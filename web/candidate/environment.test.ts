/** What is read from a browser's own name. */
import { describe, expect, it } from "vitest";
import { isInAppBrowser, isPhone, readBrowser } from "./environment.ts";

const AGENTS = {
  chrome: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  edge: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0",
  firefox: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0",
  safari:
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15",
  ios: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
  android:
    "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36",
} as const;
const INSTAGRAM =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 400.0";
const WEBVIEW =
  "Mozilla/5.0 (Linux; Android 16; Pixel 9; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/156.0.0.0 Mobile Safari/537.36";
const PHONE_VIEW =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";
const TABLET_VIEW = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const MAC = {
  chrome:
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  edge: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0",
  firefox: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:150.0) Gecko/20100101 Firefox/150.0",
} as const;
const TABLET =
  "Mozilla/5.0 (Linux; Android 16; SM-X900) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

describe("a browser's name", () => {
  it.each(Object.entries(AGENTS))("tells %s", (family, agent) => {
    expect(readBrowser(agent)).toBe(family);
    expect(isInAppBrowser(agent)).toBe(false);
  });
  it("tells a browser inside an app", () => {
    expect(isInAppBrowser(INSTAGRAM)).toBe(true);
    expect(isInAppBrowser(WEBVIEW)).toBe(true);
  });
  it.each([PHONE_VIEW, TABLET_VIEW])("tells a web view of an app that says no name: %s", (agent) => {
    expect(isInAppBrowser(agent)).toBe(true);
  });
  it.each(Object.entries(MAC))("takes %s on a Mac for a browser of its own", (family, agent) => {
    expect(readBrowser(agent)).toBe(family);
    expect(isInAppBrowser(agent)).toBe(false);
  });
  it("tells a phone from a tablet and a computer", () => {
    expect(isPhone(AGENTS.ios)).toBe(true);
    expect(isPhone(AGENTS.android)).toBe(true);
    expect(isPhone(TABLET)).toBe(false);
    expect(isPhone(AGENTS.safari)).toBe(false);
  });
});
