/** A public position's open link: who applies, then straight into the room. */
import { type FormEvent, useCallback, useEffect, useState } from "react";
import type { OpenPosition } from "../../../shared/room.ts";
import { applyAccent } from "../../ui/apply-accent.ts";
import { carriedQuery, readHostOptions, readPrefill } from "../host-options.ts";
import { Field, focusFirst } from "../parts/field.tsx";
import { Actions, Button, Frame, Notice, Prose, Title } from "../parts/frame.tsx";
import { enterOpenPosition, RoomRefusal, readOpenPosition } from "../room-api.ts";
import { refusalWords } from "../words/refusals.ts";
import { Opening, UnknownLink, Unreachable } from "./no-way-in.tsx";

export function OpenPositionPage({ positionId }: { positionId: string }) {
  const [position, setPosition] = useState<OpenPosition | null>(null);
  const [failed, setFailed] = useState<"unknown" | "unreachable" | null>(null);
  const read = useCallback(async () => {
    try {
      setPosition(await readOpenPosition(positionId));
      setFailed(null);
    } catch (error) {
      setFailed(error instanceof RoomRefusal ? "unknown" : "unreachable");
    }
  }, [positionId]);
  useEffect(() => {
    void read();
  }, [read]);
  const host = readHostOptions(location.search);
  const color = host.color ?? position?.team.color ?? null;
  useEffect(() => applyAccent(color), [color]);
  if (failed === "unknown") return <UnknownLink />;
  if (failed) return <Unreachable again={() => void read()} />;
  if (!position) return <Opening />;
  const team = { ...position.team, logoUrl: host.logoUrl ?? position.team.logoUrl };
  return <Apply position={{ ...position, team }} />;
}

function Apply({ position }: { position: OpenPosition }) {
  const [prefill] = useState(() => readPrefill(location.search));
  const [name, setName] = useState(prefill.name);
  const [email, setEmail] = useState(prefill.email);
  const [phone, setPhone] = useState(prefill.phone);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [mailed, setMailed] = useState(false);

  const enter = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      const answer = await enterOpenPosition(position.positionId, {
        name: name.trim(),
        email: email.trim(),
        ...(phone.trim() && position.phone !== "hidden" ? { phone: phone.trim() } : {}),
      });
      if (answer.outcome === "entered") {
        location.assign(`/i/${encodeURIComponent(answer.code)}${carriedQuery(location.search)}`);
      } else setMailed(true);
    } catch (error) {
      setRefusal(refusalWords(error));
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    if (!name.trim()) found.name = "Your name is needed.";
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()))
      found.email = "Write an e-mail address, such as name@example.com.";
    if (position.phone === "required" && !phone.trim()) found.phone = "Your phone number is needed.";
    setWrong(found);
    if (Object.keys(found).length > 0) return focusFirst(found, ["name", "email", "phone"]);
    if (!busy) void enter();
  };

  if (mailed) {
    return (
      <Frame team={position.team}>
        <Title>Look into your mail</Title>
        <p className="lead">
          {position.verifiesEmail
            ? `The link to your interview is on the way to ${email.trim()}. Open it there: it shows that the address is yours.`
            : `There is an interview for ${email.trim()} already. Its link is on the way to that address.`}
        </p>
      </Frame>
    );
  }
  return (
    <Frame team={position.team}>
      <Title large>{position.title}</Title>
      <p className="lead">{position.team.name} takes applications for an interview in your own time.</p>
      <Prose text={position.description} />
      {position.accepting ? (
        <form className="form" noValidate onSubmit={submit}>
          <Field
            id="name"
            label="Your name"
            value={name}
            onChange={setName}
            fault={wrong.name}
            autoComplete="name"
            maxLength={200}
          />
          <Field
            id="email"
            label="E-mail"
            value={email}
            onChange={setEmail}
            fault={wrong.email}
            hint={
              position.verifiesEmail ? "Your link is mailed to this address." : "Your link belongs to this address."
            }
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={254}
          />
          {position.phone === "hidden" ? null : (
            <Field
              id="phone"
              label="Phone"
              value={phone}
              onChange={setPhone}
              fault={wrong.phone}
              optional={position.phone === "optional"}
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              maxLength={40}
            />
          )}
          {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
          <Actions>
            <Button look="main" submits busy={busy}>
              Continue
            </Button>
            <p className="quiet">Next you see what the interview asks of you. Nothing is recorded yet.</p>
          </Actions>
        </form>
      ) : (
        <Notice>This position takes no applications at the moment.</Notice>
      )}
    </Frame>
  );
}
