/** Hashes files while they grow, in a thread of its own that reads what was just written: the event loop never waits for SHA-256. */
import { Worker } from "node:worker_threads";
import { z } from "zod";

export interface FileHasher {
  /** Says that a file has this many bytes now, to be hashed in the background. */
  follow(path: string, bytes: number): void;
  /** SHA-256 (lower-case hex) of the first `bytes` of a file: at once where it was followed, else after one read of the file. */
  digest(path: string, bytes: number): Promise<string>;
  /** Gives up what is kept of a file. */
  forget(path: string): void;
}

/** A recording gives a part a second, so hashing keeps up; an upload that sends without a pause has the processor to itself first. */
const QUIET_MS = 250;

const answerSchema = z.object({ question: z.number(), sha256: z.string().optional(), error: z.string().optional() });

interface Question {
  resolve(sha256: string): void;
  reject(error: Error): void;
}

/** Starts the thread with the first file; it does not keep the process alive, and is started anew should it ever die. */
export function createFileHasher(): FileHasher {
  const questions = new Map<number, Question>();
  /** Files that have grown and wait for a quiet moment. */
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  let asked = 0;
  let worker: Worker | null = null;

  function start(): Worker {
    const started = new Worker(new URL("./file-hasher.worker.js", import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 },
    });
    const lose = (error: Error) => {
      if (worker === started) worker = null;
      for (const question of questions.values()) question.reject(error);
      questions.clear();
    };
    started.on("message", (message: unknown) => {
      const { question, sha256, error } = answerSchema.parse(message);
      const asker = questions.get(question);
      questions.delete(question);
      if (questions.size === 0) started.unref();
      if (sha256 !== undefined) asker?.resolve(sha256);
      else asker?.reject(new Error(`The file can not be hashed: ${error}`));
    });
    started.on("error", lose);
    started.on("exit", () => lose(new Error("The hashing thread ended.")));
    started.unref();
    return started;
  }

  function post(message: { path: string; bytes?: number; question?: number; forget?: true }): void {
    worker ??= start();
    worker.postMessage(message);
  }

  function stopWaiting(path: string): void {
    clearTimeout(waiting.get(path));
    waiting.delete(path);
  }

  return {
    follow(path, bytes) {
      stopWaiting(path);
      const timer = setTimeout(() => {
        waiting.delete(path);
        post({ path, bytes });
      }, QUIET_MS);
      waiting.set(path, timer.unref());
    },
    digest: (path, bytes) =>
      new Promise((resolve, reject) => {
        stopWaiting(path);
        const question = asked++;
        questions.set(question, { resolve, reject });
        post({ path, bytes, question });
        worker?.ref();
      }),
    forget(path) {
      stopWaiting(path);
      post({ path, forget: true });
    },
  };
}
