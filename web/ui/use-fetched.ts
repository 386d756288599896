/** One document of this server, read when the page opens and again when somebody asks for another attempt. */
import { useEffect, useState } from "react";

/** read: what to make of an answer that succeeded; the same function each time. */
export function useFetched<Value extends object>(
  url: string,
  read: (answer: Response) => Promise<Value>,
): { state: Value | "pending" | "failed"; retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Value | "pending" | "failed">("pending");
  useEffect(() => {
    const controller = new AbortController();
    setState("pending");
    // What failed once is not taken from the browser's cache.
    fetch(url, { signal: controller.signal, cache: attempt === 0 ? "default" : "reload" })
      .then(async (answer) => setState(answer.ok ? await read(answer) : "failed"))
      .catch(() => controller.signal.aborted || setState("failed"));
    return () => controller.abort();
  }, [url, read, attempt]);
  return { state, retry: () => setAttempt((count) => count + 1) };
}
