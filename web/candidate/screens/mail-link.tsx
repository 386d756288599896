/** A link without its key: the whole one can be mailed to the address on record. */
import { useState } from "react";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { mailLink } from "../room-api.ts";
import { refusalWords } from "../words/refusals.ts";
import { languageTag, say } from "../words/speech.ts";

export function MailLink({ interviewId }: { interviewId: string }) {
  const [state, setState] = useState<"asking" | "sending" | "sent">("asking");
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async () => {
    setState("sending");
    setRefusal(null);
    try {
      await mailLink(interviewId, languageTag());
      setState("sent");
    } catch (error) {
      setRefusal(refusalWords(error));
      setState("asking");
    }
  };
  return (
    <Frame>
      <Title>{say(state === "sent" ? "mailTitle" : "linkTitle")}</Title>
      <p className="lead">{say(state === "sent" ? "linkSent" : "linkLead")}</p>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      {state === "sent" ? null : (
        <Actions>
          <Button look="main" busy={state === "sending"} onPress={() => void send()}>
            {say("linkSend")}
          </Button>
        </Actions>
      )}
    </Frame>
  );
}
