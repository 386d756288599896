/** This tab's own name: it survives a reload, and a duplicated tab gets another one. */

const KEY = "greenroom-tab";

function freshId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function claim(): string {
  try {
    const kept = sessionStorage.getItem(KEY);
    // Taken out while the tab lives: a duplicate copies the storage and must not find the name in it.
    sessionStorage.removeItem(KEY);
    return kept ?? freshId();
  } catch {
    return freshId();
  }
}

export const tabId = claim();

window.addEventListener("pagehide", () => {
  try {
    sessionStorage.setItem(KEY, tabId);
  } catch {
    // Storage is refused: after a reload this counts as another tab, which can take over.
  }
});
window.addEventListener("pageshow", () => {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // As above.
  }
});
