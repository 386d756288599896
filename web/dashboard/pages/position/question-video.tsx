/** The video of a question in the editor: recorded here or chosen from a file, shown, taken away. */
import { useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { CaptionedVideo } from "../../../ui/captioned-video.tsx";
import { FileField } from "../../file-field.tsx";
import type { QuestionForm } from "./position-form.ts";
import { RecordQuestion } from "./record-question.tsx";

export function QuestionVideo({
  question,
  number,
  fault,
  onChange,
}: {
  question: QuestionForm;
  number: number;
  fault: string | undefined;
  onChange: (part: Pick<QuestionForm, "videoFileId" | "videoUrl">) => void;
}) {
  const [recording, setRecording] = useState(false);
  const stored = (file: { id: string; url: string }) => onChange({ videoFileId: file.id, videoUrl: file.url });
  return (
    <>
      <FileField
        label="Video"
        purpose="question_video"
        present={
          question.videoFileId && question.videoUrl ? (
            <CaptionedVideo
              src={question.videoUrl}
              words={question.text}
              preload="metadata"
              aria-label={`Question ${number} on video`}
              className="max-h-60 w-full max-w-110 rounded-6 bg-picture"
            />
          ) : null
        }
        fault={fault}
        beside={<Button onClick={() => setRecording(true)}>Record a video</Button>}
        onStored={stored}
        onRemove={() => onChange({ videoFileId: null, videoUrl: null })}
      />
      <RecordQuestion open={recording} text={question.text} onClose={() => setRecording(false)} onStored={stored} />
    </>
  );
}
