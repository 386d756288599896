/** The form of someone who is not admitted yet: contact, resume, portfolio, the team's own questions. */
import { type FormEvent, useState } from "react";
import { Field, focusFirst } from "../parts/field.tsx";
import { Actions, Button, Frame, Notice, Title } from "../parts/frame.tsx";
import { RoomFoot } from "../parts/room-foot.tsx";
import { type AnswersById, checkAnswers, givenAnswers, ScreeningFields } from "../parts/screening-fields.tsx";
import { useSession } from "../session.tsx";
import { bytesWords } from "../words/amounts.ts";
import { refusalWords } from "../words/refusals.ts";
import { say } from "../words/speech.ts";

const LARGEST_RESUME = 10 * 1024 * 1024;

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** Whether a file is a PDF by its first bytes, whatever its name says. */
async function isPdf(file: Blob): Promise<boolean> {
  return (await file.slice(0, 1024).text()).includes("%PDF-");
}

export function ApplicationForm() {
  const { room, api, act, busy, refusal, setRoom } = useSession();
  const { position, form } = room;
  const [name, setName] = useState(room.candidate.name);
  const [phone, setPhone] = useState(room.candidate.phone ?? "");
  const [portfolioUrl, setPortfolioUrl] = useState(form.portfolioUrl ?? "");
  const [answers, setAnswers] = useState<AnswersById>({});
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [sending, setSending] = useState<string | null>(null);

  const chooseResume = async (file: File | undefined) => {
    if (!file) return;
    const refuse = (words: string) => setWrong((before) => ({ ...before, resume: words }));
    if (file.size > LARGEST_RESUME) {
      return refuse(say("resumeTooLarge", { size: bytesWords(file.size), most: bytesWords(LARGEST_RESUME) }));
    }
    if (!(await isPdf(file))) return refuse(say("resumeNoPdf"));
    setWrong(({ resume: _resume, ...rest }) => rest);
    setSending(file.name);
    try {
      await api.resume(new File([file], file.name, { type: "application/pdf" }));
      setRoom(await api.room());
    } catch (error) {
      refuse(refusalWords(error));
    }
    setSending(null);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = checkAnswers(room.preScreening, answers);
    if (!name.trim()) found.name = say("nameNeeded");
    if (position.resumeRequired && !form.resume) found.resume = say("resumeNeeded");
    const portfolio = portfolioUrl.trim();
    if (position.portfolioRequired && !portfolio) found.portfolio = say("portfolioNeeded");
    else if (portfolio && !isWebAddress(portfolio)) found.portfolio = say("portfolioWrong");
    setWrong(found);
    if (Object.keys(found).length > 0) {
      return focusFirst(found, ["name", "resume", "portfolio", ...room.preScreening.map((question) => question.id)]);
    }
    void act(() =>
      api.form({
        name: name.trim(),
        ...(phone.trim() ? { phone: phone.trim() } : {}),
        ...(portfolio ? { portfolioUrl: portfolio } : {}),
        answers: givenAnswers(room.preScreening, answers),
      }),
    );
  };

  return (
    <Frame team={room.team} where={say("yourApplication")} footer={<RoomFoot />}>
      <Title>{say("aboutYou")}</Title>
      <form className="form" noValidate onSubmit={submit}>
        <Field
          id="name"
          label={say("yourName")}
          value={name}
          onChange={setName}
          fault={wrong.name}
          autoComplete="name"
          maxLength={200}
        />
        <Field
          id="email"
          label={say("email")}
          value={room.candidate.email}
          onChange={() => undefined}
          readOnly
          hint={say("emailFixed")}
        />
        <Field
          id="phone"
          label={say("phone")}
          value={phone}
          onChange={setPhone}
          optional
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={40}
        />
        <div className="field">
          <label className="label" htmlFor="resume">
            {say("resume")}
            {position.resumeRequired ? null : <span className="optional">{say("optional")}</span>}
          </label>
          <p id="resume-hint" className="quiet">
            {say("resumeHint", { size: bytesWords(LARGEST_RESUME) })}
          </p>
          <input
            id="resume"
            type="file"
            className="file"
            accept="application/pdf,.pdf"
            aria-invalid={wrong.resume ? true : undefined}
            aria-describedby={wrong.resume ? "resume-fault" : "resume-hint"}
            onChange={(event) => void chooseResume(event.currentTarget.files?.[0])}
          />
          <p role="status" className="quiet">
            {sending ? say("resumeSending", { name: sending }) : null}
            {!sending && form.resume
              ? say("resumeHere", { name: form.resume.name, size: bytesWords(form.resume.bytes) })
              : null}
          </p>
          {wrong.resume ? (
            <p id="resume-fault" className="fault">
              {wrong.resume}
            </p>
          ) : null}
        </div>
        <Field
          id="portfolio"
          label={say("portfolio")}
          value={portfolioUrl}
          onChange={setPortfolioUrl}
          fault={wrong.portfolio}
          optional={!position.portfolioRequired}
          hint={say("portfolioHint")}
          type="url"
          inputMode="url"
          autoComplete="url"
          maxLength={500}
        />
        <ScreeningFields
          questions={room.preScreening}
          answers={answers}
          wrong={wrong}
          language={room.language}
          onAnswer={(id, answer) => {
            setAnswers((before) => ({ ...before, [id]: answer }));
            setWrong(({ [id]: _answered, ...rest }) => rest);
          }}
        />
        {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
        <Actions>
          <Button look="main" submits busy={busy || sending !== null}>
            {say("sendForm")}
          </Button>
          <p className="quiet">{say("sendFormOnce")}</p>
        </Actions>
      </form>
    </Frame>
  );
}
