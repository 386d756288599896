/** What this browser can do and where it runs. */

export type Browser = "chrome" | "edge" | "firefox" | "safari" | "ios" | "android" | "other";

/** The browser's family, for the words that tell where its switches are. */
export function readBrowser(agent: string): Browser {
  if (/iPhone|iPad|iPod/.test(agent)) return "ios";
  if (/Android/.test(agent)) return "android";
  if (/Edg\//.test(agent)) return "edge";
  if (/Firefox\//.test(agent)) return "firefox";
  if (/Chrome\/|Chromium\//.test(agent)) return "chrome";
  if (/Safari\//.test(agent)) return "safari";
  return "other";
}

/** A browser inside another app: most give no camera. */
export function isInAppBrowser(agent: string): boolean {
  return (
    /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|LinkedInApp|Snapchat|BytedanceWebview|musical_ly|TikTok|Twitter|Pinterest|GSA\//.test(
      agent,
    ) ||
    /; wv\)/.test(agent) ||
    (/iPhone|iPad|iPod/.test(agent) && !/Safari\//.test(agent)) ||
    // An iPad's web view calls itself a Mac.
    (/Macintosh.*AppleWebKit\//.test(agent) && !/Safari\/|Chrome\/|Firefox\/|Edg\//.test(agent))
  );
}

/** A phone, not a tablet or a computer. */
export function isPhone(agent: string): boolean {
  return /iPhone|iPod/.test(agent) || (/Android/.test(agent) && /Mobile/.test(agent));
}

/** Why this browser can not record here at all, or null when it can. */
export type CameraObstacle = "insecure" | "in_app" | "unsupported";

export function readObstacle(): CameraObstacle | null {
  if (!window.isSecureContext) return "insecure";
  const able = typeof navigator.mediaDevices?.getUserMedia === "function" && typeof window.MediaRecorder === "function";
  if (able) return null;
  return isInAppBrowser(navigator.userAgent) ? "in_app" : "unsupported";
}

/** True inside another site's page. */
export function isFramed(): boolean {
  return window.self !== window.top;
}
