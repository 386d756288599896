/** Limits count by the minutes of the clock, and a minute may end while a test uses one up. */

const minuteNow = () => Math.floor(Date.now() / 60_000);

/** Gives what the work gives when it began and ended in one minute; otherwise it is done once more, so it uses up what is its own. */
export async function withinAMinute<Value>(work: () => Promise<Value>): Promise<Value> {
  for (;;) {
    const minute = minuteNow();
    const value = await work();
    if (minuteNow() === minute) return value;
  }
}
