/** A link without its key: the whole one can be mailed to the address on record. */
import { useState } from "react";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { mailLink } from "../room-api.ts";
import { refusalWords } from "../words/refusals.ts";

export function MailLink({ interviewId }: { interviewId: string }) {
  const [state, setState] = useState<"asking" | "sending" | "sent">("asking");
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async () => {
    setState("sending");
    setRefusal(null);
    try {
      await mailLink(interviewId);
      setState("sent");
    } catch (error) {
      setRefusal(refusalWords(error));
      setState("asking");
    }
  };
  return (
    <Frame>
      <Title>{state === "sent" ? "Look into your mail" : "Your link is not complete"}</Title>
      <p className="lead">
        {state === "sent"
          ? "If this interview exists, its whole link is on the way to the address that the team has of you."
          : "For your safety an interview opens with its whole link alone. We can mail it to the address that the team has of you."}
      </p>
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      {state === "sent" ? null : (
        <Actions>
          <Button look="main" busy={state === "sending"} onPress={() => void send()}>
            Mail me the link
          </Button>
        </Actions>
      )}
    </Frame>
  );
}
