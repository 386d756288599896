/** The port to speech recognition: what is said in a recording, with times where the provider knows them. */

export interface SpokenWord {
  word: string;
  /** Seconds from the start of the recording. */
  start: number;
  end: number;
}

export interface SpokenPart {
  text: string;
  /** Seconds from the start of the recording. */
  start: number;
  end: number;
}

export interface Spoken {
  text: string;
  /** As a BCP 47 code such as "en"; null when the provider names none that is known. */
  language: string | null;
  /** Empty when the provider gives no words. */
  words: SpokenWord[];
  /** Sentences or so; empty when the provider gives none. */
  parts: SpokenPart[];
}

/** `too_slow` and the like may pass; what is `refused` is refused again when it is asked again. */
export type SpeechFailure = "too_slow" | "unreachable" | "over_quota" | "not_allowed" | "faulty" | "broken" | "refused";

export type SpeechAnswer =
  | { ok: true; spoken: Spoken }
  | {
      ok: false;
      failure: SpeechFailure;
      /** A sentence for people; it holds neither the key nor the address. */
      message: string;
      /** How long the provider asks to be left alone; null when it does not say. */
      retryAfterMs: number | null;
    };

export interface SpeechRequest {
  /** The sound, as a file on this machine. */
  path: string;
  contentType: string;
  /** What is spoken, such as "en"; null lets the provider find out. */
  language: string | null;
}

export interface Speech {
  /** Never throws for what the provider does: every outcome is an answer. Throws when there is no such file. */
  transcribe(request: SpeechRequest): Promise<SpeechAnswer>;
  close(): Promise<void>;
}
