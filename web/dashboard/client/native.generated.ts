/** The native API as its own document describes it. Written by `npm run client` from /api/v1/openapi.json; do not edit. */

export interface components {
  schemas: {
    AcceptedInvitation: {
      workspaceId: string;
      memberId: string;
    };
    Account: {
      name: string;
      email: string;
      secondFactor: boolean;
    };
    AccountSession: {
      id: string;
      /** The session of this call. */
      current: boolean;
      ip: string | null;
      userAgent: string | null;
      createdAt: string;
      /** To the minute. */
      lastSeenAt: string;
      expiresAt: string;
    };
    Answer: {
      questionId: string;
      question: string;
      takeId: string;
      answerKind: "video" | "audio" | "text";
      /** The recording as it was received (several segments joined); bytes and sha256 are of exactly this file. */
      url: string | null;
      contentType: string | null;
      bytes: number;
      sha256: string;
      durationMs: number | null;
      /** What a player should load: an MP4 once it is verified, until then the recording itself. */
      playbackUrl: string | null;
      playbackContentType: string | null;
      /** H.264 and AAC for old players, when the server has ffmpeg. */
      renditionUrl: string | null;
      thumbnailUrl: string | null;
      mediaState: "none" | "preparing" | "playable" | "unplayable";
      mediaReason: string | null;
      text: string | null;
      takeNumber: number;
      takesUsed: number;
      interrupted: boolean;
      transcript: components["schemas"]["AnswerTranscript"];
      segments: {
        id: string;
        bytes: number;
        sha256: string;
        durationMs: number | null;
        state: string;
      }[];
    };
    AnswerTranscript: {
      /** none: not asked for, or a text; unavailable: no speech service is set up; waiting; done; failed, with the reason. */
      state: "none" | "unavailable" | "waiting" | "done" | "failed";
      /** What the last attempt failed at. */
      reason: string | null;
      /** A code such as en; null when nobody knows. */
      language: string | null;
      /** null until it is done; empty when nothing is said. */
      text: string | null;
      source: "machine" | "person" | null;
      /** Raised by every correction; 0 while there is none. */
      version: number;
      /** The captions as WebVTT: signed, it works for about two weeks without a key. null without times. */
      captionsUrl: string | null;
    };
    ApiCall: {
      id: string;
      at: string;
      key: {
        id: string;
        name: string;
      };
      method: string;
      /** Without its query, which may hold a name. */
      path: string;
      status: number;
      durationMs: number;
      problem: string | null;
      /** The X-Request-Id of the answer; the server's log knows it too. */
      requestId: string;
    };
    ApiKey: {
      id: string;
      /** Raised by every change; its use raises it not. */
      version: number;
      name: string;
      description: string;
      /** null: no scopes set, the key may do everything. */
      scopes: ("interviews:read" | "interviews:write" | "reviews:write" | "candidates:erase" | "positions:read" | "positions:write" | "fields:write" | "workspace:read" | "workspace:write" | "members:write" | "exports:write" | "keys:write" | "webhooks:read" | "webhooks:write" | "invite_candidates" | "create_set" | "read_hiring" | "manage_pipeline")[] | null;
      status: "active" | "inactive";
      environment: "live" | "test";
      /** Such as gr_live_ab12cd34.**** */
      masked: string;
      /** A limit of its own, below the server's. null: the server's alone. */
      requestsPerMinute: number | null;
      expiresAt: string | null;
      lastUsedAt: string | null;
      lastUsedIp: string | null;
      createdBy: string;
      createdAt: string;
      revokedAt: string | null;
      /** When it last got a new secret. */
      rotatedAt: string | null;
      /** The secret before the last rotation, while it still works, and who still used it. */
      previousSecret: {
        until: string;
        lastUsedAt: string | null;
        lastUsedIp: string | null;
      } | null;
    };
    Application: {
      id: string;
      jobPostId: string;
      jobPostTitle: string;
      stageId: string;
      stageName: string;
      /** Since when it is in its stage. */
      stageSince: string;
      candidate: {
        id: string;
        name: string;
        email: string;
      };
      /** In the position of the job post. */
      interviewId: string | null;
      /** How far that interview is. */
      interview: {
        id: string;
        progress: "created" | "invited" | "started" | "answering" | "completed" | "evaluated" | "expired" | "withdrawn";
        decision: "undecided" | "shortlisted" | "discarded";
        reviewCount: number;
        /** Of 5; null while it is hidden from the caller. */
        reviewAverage: number | null;
      } | null;
      state: "active" | "rejected";
      rejectionReason: string | null;
      source: string;
      /** What came with the application, else with the interview. */
      cv: components["schemas"]["Cv"] | null;
      /** When the applicant agreed on the public page. */
      consentedAt: string | null;
      version: number;
      createdAt: string;
      updatedAt: string;
    };
    AuditEntry: {
      id: string;
      at: string;
      actor: {
        kind: string;
        id: string | null;
        name: string | null;
      };
      medium: string;
      ip: string | null;
      /** The host that the request named. */
      host: string | null;
      /** The page that it came from, without its query. */
      referer: string | null;
      action: string;
      subjectType: string;
      subjectId: string | null;
      data: { [name: string]: unknown };
    };
    Author: {
      kind: "member" | "key" | "guest";
      id: string;
      name: string;
    };
    BatchAnswer: {
      /** In a dry run: how many would be. */
      created: number;
      refused: number;
      results: components["schemas"]["BatchResult"][];
    };
    BatchResult: {
      /** The row's place in the call, from 0. */
      index: number;
      /** valid: it would be created, were this no dry run. */
      status: "created" | "valid" | "refused";
      id: string | null;
      /** The room's address for this candidate; treat it as a password. */
      link: string | null;
      /** Why it was refused, as a word that does not change. */
      code: string | null;
      detail: string | null;
      /** Where in the row, as a JSON pointer from the whole body. */
      pointer: string | null;
    };
    BulkAnswer: {
      done: number;
      refused: number;
      results: components["schemas"]["BulkResult"][];
    };
    BulkResult: {
      id: string;
      status: "done" | "refused";
      code: string | null;
      detail: string | null;
    };
    Candidate: {
      id: string;
      name: string;
      email: string;
      phone: string | null;
      /** Archived ones included, deleted ones not. */
      interviewCount: number;
      lastInterviewAt: string | null;
      version: number;
      createdAt: string;
      updatedAt: string;
    };
    CandidateEntry: {
      id: string;
      positionId: string | null;
      jobPostId: string | null;
      jobPostTitle: string | null;
      externalId: string | null;
      name: string | null;
      state: "queued" | "processing" | "read" | "failed" | "confirmed";
      error: string | null;
      /** A signed address of the stored file. */
      cvUrl: string | null;
      cvText: string | null;
      proposedName: string | null;
      proposedEmail: string | null;
      /** Once a person has confirmed whose CV it is. */
      candidateId: string | null;
      interviewId: string | null;
      version: number;
      createdAt: string;
    };
    CandidateWithInterviews: {
      id: string;
      name: string;
      email: string;
      phone: string | null;
      /** Archived ones included, deleted ones not. */
      interviewCount: number;
      lastInterviewAt: string | null;
      version: number;
      createdAt: string;
      updatedAt: string;
      interviews: {
        data: components["schemas"]["InterviewRow"][];
        /** The cursor of the next page; null at the end of the list. */
        next: string | null;
      };
      /** The newest one of the applications and interviews. */
      cv: components["schemas"]["Cv"] | null;
    };
    Comment: {
      id: string;
      interviewId: string;
      questionId: string | null;
      /** The take that was the answer when it was commented on. */
      takeId: string | null;
      /** The moment of the take, in milliseconds from its start. */
      atMs: number | null;
      author: components["schemas"]["Author"];
      mine: boolean;
      words: string;
      mentions: {
        id: string;
        name: string;
      }[];
      version: number;
      createdAt: string;
      editedAt: string | null;
    };
    CustomField: {
      id: string;
      key: string;
      label: string;
      type: "text" | "number" | "boolean";
      /** False for a field that a client sent without anyone having defined it. */
      managed: boolean;
      /** How many interviews have a value, counted up to 10000. */
      uses: number;
      version: number;
      createdAt: string;
    };
    Cv: {
      fileId: string;
      name: string;
      contentType: string;
      bytes: number;
      /** A signed address of the stored file. */
      url: string;
      /** Of its text: queued is being read, unread came before texts were. */
      state: "queued" | "read" | "failed" | "unread";
      /** null in lists. */
      text: string | null;
      /** Why the text could not be read. */
      error: string | null;
    };
    Decision: {
      id: string;
      interviewId: string;
      from: "undecided" | "shortlisted" | "discarded";
      to: "undecided" | "shortlisted" | "discarded";
      reason: string;
      by: {
        kind: string;
        id: string | null;
        name: string;
      };
      at: string;
      undoneAt: string | null;
      undoneBy: string | null;
    };
    Erasure: {
      id: string;
      erasedAt: string;
      /** Records by kind, such as interviews, takes, mails. */
      deleted: { [name: string]: number };
      /** Files of the store; they are gone some seconds after this answer. */
      files: number;
      bytes: number;
    };
    Event: {
      /** Numbers of a workspace have no gaps. */
      sequence: number;
      /** The number among the interview's own events, from 1 without gaps; null without one. */
      interviewSequence: number | null;
      id: string;
      type: "position.created" | "position.updated" | "position.archived" | "position.unarchived" | "position.deleted" | "interview.created" | "interview.invited" | "interview.admitted" | "interview.refused" | "interview.form_submitted" | "interview.started" | "interview.answering" | "interview.answered" | "answer.transcription_requested" | "answer.transcribed" | "answer.transcription_failed" | "interview.completed" | "interview.report_available" | "interview.expired" | "interview.extended" | "interview.reopened" | "interview.withdrawn" | "interview.archived" | "interview.unarchived" | "interview.deleted" | "interview.decided" | "interview.updated" | "interview.fields_updated" | "interview.more_time_asked" | "review.submitted" | "review.updated" | "review.withdrawn" | "comment.added" | "comment.updated" | "comment.deleted" | "share.created" | "share.updated" | "share.opened" | "share.ended" | "candidate.updated" | "candidate.erased" | "export.changed" | "export.ready" | "export.failed" | "member.invited" | "member.joined" | "member_invitation.changed" | "member.updated" | "member.role_changed" | "member.removed" | "workspace.updated" | "project.changed" | "job_post.changed" | "application.created" | "application.moved" | "application.rejected" | "application.reopened" | "candidate_entry.changed" | "question_set.changed" | "custom_field.changed" | "key.changed" | "webhook.changed" | "sandbox.changed" | "invitation.sent" | "invitation.failed" | "invitation.uncertain" | "invitation.delivered" | "invitation.opened" | "invitation.clicked" | "invitation.accepted" | "invitation.marked_spam" | "invitation.expired";
      at: string;
      interviewId: string | null;
      positionId: string | null;
      /** Ids and the state at that moment; its properties for each type stand under webhooks. */
      data: { [name: string]: unknown };
    };
    Export: {
      id: string;
      of: "workspace" | "position" | "candidate";
      /** The workspace, the position or the candidate. */
      subjectId: string;
      state: "waiting" | "building" | "ready" | "failed" | "expired";
      /** Why it failed, or ended before its time. */
      reason: string | null;
      bytes: number | null;
      sha256: string | null;
      /** Files of the archive. */
      progress: {
        done: number;
        total: number | null;
      };
      createdAt: string;
      /** When the archive is deleted. */
      expiresAt: string | null;
      /** A signed address that takes ranges; null unless the archive is ready. */
      downloadUrl: string | null;
    };
    FormerTranscript: {
      version: number;
      language: string | null;
      text: string;
      source: "machine" | "person";
      editedBy: string | null;
      writtenAt: string;
    };
    Interview: {
      id: string;
      positionId: string;
      positionTitle: string;
      candidate: {
        id: string;
        name: string;
        email: string;
        phone: string | null;
      };
      admission: "draft" | "admitted" | "refused";
      admissionReason: string | null;
      progress: "created" | "invited" | "started" | "answering" | "completed" | "evaluated" | "expired" | "withdrawn";
      decision: "undecided" | "shortlisted" | "discarded";
      customFields: { [name: string]: string | number | boolean };
      tags: { [name: string]: string };
      externalId: string | null;
      answered: number;
      questionCount: number;
      /** Of the submitted reviews. */
      reviewCount: number;
      /** From 1 to 5, to two places; null without reviews, and for reviewers who have not submitted one yet. */
      reviewAverage: number | null;
      invitedAt: string | null;
      startedAt: string | null;
      completedAt: string | null;
      expiresAt: string | null;
      moreTimeAskedAt: string | null;
      archivedAt: string | null;
      /** Raised by every change that the team makes. */
      version: number;
      createdAt: string;
      updatedAt: string;
      /** The room's address for this candidate, or null for a caller who may only read. It opens the room: treat it as a password. */
      link: string | null;
      source: string;
      mailing: "send" | "never";
      metadata: { [name: string]: unknown };
      skills: string[];
      notes: string;
      /** The decision that stands, which can be undone. */
      latestDecision: components["schemas"]["Decision"] | null;
      language: string;
      attempt: number;
      retakesAllowed: number;
      questionsReady: boolean;
      questionsFrozenAt: string | null;
      questions: components["schemas"]["InterviewQuestion"][];
      answers: components["schemas"]["Answer"][];
      form: {
        submittedAt: string | null;
        answers: components["schemas"]["ScreeningResult"][];
        portfolioUrl: string | null;
      };
      postScreening: components["schemas"]["ScreeningResult"][];
      resume: {
        status: "pending" | "stored" | "failed" | null;
        url: string | null;
        sourceUrl: string | null;
        error: string | null;
      };
      consentedAt: string | null;
      mails: components["schemas"]["Mail"][];
      visits: {
        ip: string;
        userAgent: string;
        firstSeenAt: string;
        lastSeenAt: string;
      }[];
      facts: {
        kind: string;
        at: string;
        ip: string | null;
        userAgent: string | null;
        data: { [name: string]: unknown };
      }[];
      deviceOk: boolean | null;
    };
    InterviewCounts: {
      /** At most 10,000. */
      total: number;
      /** There are more than were counted; the other numbers are then of those that were. */
      more: boolean;
      byProgress: {
        created: number;
        invited: number;
        started: number;
        answering: number;
        completed: number;
        evaluated: number;
        expired: number;
        withdrawn: number;
      };
      byDecision: {
        undecided: number;
        shortlisted: number;
        discarded: number;
      };
      byAdmission: {
        draft: number;
        admitted: number;
        refused: number;
      };
    };
    InterviewQuestion: {
      id: string;
      positionQuestionId: string | null;
      source: "custom" | "position" | "skill";
      skill: string | null;
      ordinal: number;
      text: string;
      answerKind: "video" | "audio" | "text";
      thinkSeconds: number;
      answerSeconds: number;
      retakes: number;
      expectedAnswer: string | null;
      videoUrl: string | null;
    };
    InterviewRow: {
      id: string;
      positionId: string;
      positionTitle: string;
      candidate: {
        id: string;
        name: string;
        email: string;
        phone: string | null;
      };
      admission: "draft" | "admitted" | "refused";
      admissionReason: string | null;
      progress: "created" | "invited" | "started" | "answering" | "completed" | "evaluated" | "expired" | "withdrawn";
      decision: "undecided" | "shortlisted" | "discarded";
      customFields: { [name: string]: string | number | boolean };
      tags: { [name: string]: string };
      externalId: string | null;
      answered: number;
      questionCount: number;
      /** Of the submitted reviews. */
      reviewCount: number;
      /** From 1 to 5, to two places; null without reviews, and for reviewers who have not submitted one yet. */
      reviewAverage: number | null;
      invitedAt: string | null;
      startedAt: string | null;
      completedAt: string | null;
      expiresAt: string | null;
      moreTimeAskedAt: string | null;
      archivedAt: string | null;
      /** Raised by every change that the team makes. */
      version: number;
      createdAt: string;
      updatedAt: string;
    };
    InvitationToAccept: {
      workspaceName: string;
      role: "owner" | "recruiter" | "reviewer" | "viewer";
      email: string;
      name: string;
      invitedBy: string;
      expiresAt: string;
      /** True: sign in with this address, then accept. */
      accountExists: boolean;
      /** The address of this browser's session. */
      signedInAs: string | null;
    };
    JobPost: {
      id: string;
      projectId: string;
      /** The interview that its applicants are asked to. */
      positionId: string | null;
      title: string;
      description: string;
      location: string;
      employmentType: "full_time" | "part_time" | "contract" | "temporary" | "internship" | "volunteer" | null;
      salary: {
        minimum: number | null;
        maximum: number | null;
        currency: string;
        period: "hour" | "day" | "week" | "month" | "year";
      } | null;
      /** The last day to apply, until it is over everywhere; the post closes by itself then. */
      validThrough: string | null;
      /** What its page speaks around your own words; null: what the reader's browser asks for. */
      language: "en" | "de" | "fr" | "es" | "pt" | "nl" | "pl" | "it" | "tr" | "vi" | null;
      /** In their order. */
      stages: components["schemas"]["Stage"][];
      version: number;
      createdAt: string;
      updatedAt: string;
      publishedAt: string | null;
      closedAt: string | null;
      /** Its page, where anybody may apply; null while it is not public. */
      publicUrl: string | null;
    };
    Mail: {
      id: string;
      interviewId: string | null;
      purpose: "invitation" | "admitted" | "reminder" | "link" | "resend" | "test" | "more_time" | "receipt" | "member_invitation" | "password_reset" | "webhook_disabled" | "rejection";
      toEmail: string;
      toName: string;
      /** uncertain: it may have been accepted, so it is not repeated by itself. */
      state: "scheduled" | "sending" | "retrying" | "sent" | "uncertain" | "failed" | "cancelled";
      /** What is known of its way: sent once a mail server has taken it over; delivered, failed and spam by reports about it; opened by its picture; clicked once the candidate's page has run; accepted once the candidate agrees or begins; expired when the link ended before that. */
      delivery: "pending" | "sent" | "delivered" | "opened" | "clicked" | "accepted" | "failed" | "spam" | "expired";
      deliveryAt: string | null;
      subject: string | null;
      sendAt: string;
      sentAt: string | null;
      attempts: number;
      lastError: string | null;
      createdAt: string;
    };
    MailBody: {
      id: string;
      interviewId: string | null;
      purpose: "invitation" | "admitted" | "reminder" | "link" | "resend" | "test" | "more_time" | "receipt" | "member_invitation" | "password_reset" | "webhook_disabled" | "rejection";
      toEmail: string;
      toName: string;
      /** uncertain: it may have been accepted, so it is not repeated by itself. */
      state: "scheduled" | "sending" | "retrying" | "sent" | "uncertain" | "failed" | "cancelled";
      /** What is known of its way: sent once a mail server has taken it over; delivered, failed and spam by reports about it; opened by its picture; clicked once the candidate's page has run; accepted once the candidate agrees or begins; expired when the link ended before that. */
      delivery: "pending" | "sent" | "delivered" | "opened" | "clicked" | "accepted" | "failed" | "spam" | "expired";
      deliveryAt: string | null;
      subject: string | null;
      sendAt: string;
      sentAt: string | null;
      attempts: number;
      lastError: string | null;
      createdAt: string;
      html: string;
      text: string;
    };
    MailEvidence: {
      /** delayed and extended tell something and are no states. */
      kind: "sent" | "delayed" | "delivered" | "opened" | "clicked" | "accepted" | "failed" | "spam" | "expired" | "extended";
      at: string;
      /** report: a bounce, receipt or complaint that came by mail; provider: told by a mail provider. */
      source: "smtp" | "outbox" | "report" | "provider" | "pixel" | "room" | "clock" | "team";
      /** The mail server's status, such as 5.1.1. */
      code: string | null;
      /** The words of who told it. */
      detail: string | null;
    };
    MailEvidences: {
      data: components["schemas"]["MailEvidence"][];
    };
    Media: {
      /** Signed: it works for about two weeks without a key. */
      url: string;
      contentType: string;
      bytes: number;
      sha256: string;
    };
    Member: {
      id: string;
      name: string;
      email: string;
      role: "owner" | "recruiter" | "reviewer" | "viewer";
      /** Whether the member signs in with a second factor. */
      secondFactor: boolean;
      /** To the minute; null: never signed in here. */
      lastSeenAt: string | null;
      version: number;
      createdAt: string;
    };
    MemberInvitation: {
      id: string;
      email: string;
      name: string;
      role: "owner" | "recruiter" | "reviewer" | "viewer";
      state: "pending" | "accepted" | "revoked" | "expired";
      /** Where the invitation is accepted; null once it can not be, and for callers who may not give the role. */
      link: string | null;
      invitedBy: string;
      /** The member that it made. */
      memberId: string | null;
      /** When it was last given to the mail. */
      sentAt: string;
      expiresAt: string;
      acceptedAt: string | null;
      revokedAt: string | null;
      createdAt: string;
    };
    Mentionable: {
      id: string;
      name: string;
    };
    MessagePreview: {
      subject: string;
      html: string;
      text: string;
      unknownVariables: string[];
    };
    NewApiKey: {
      id: string;
      /** Raised by every change; its use raises it not. */
      version: number;
      name: string;
      description: string;
      /** null: no scopes set, the key may do everything. */
      scopes: ("interviews:read" | "interviews:write" | "reviews:write" | "candidates:erase" | "positions:read" | "positions:write" | "fields:write" | "workspace:read" | "workspace:write" | "members:write" | "exports:write" | "keys:write" | "webhooks:read" | "webhooks:write" | "invite_candidates" | "create_set" | "read_hiring" | "manage_pipeline")[] | null;
      status: "active" | "inactive";
      environment: "live" | "test";
      /** Such as gr_live_ab12cd34.**** */
      masked: string;
      /** A limit of its own, below the server's. null: the server's alone. */
      requestsPerMinute: number | null;
      expiresAt: string | null;
      lastUsedAt: string | null;
      lastUsedIp: string | null;
      createdBy: string;
      createdAt: string;
      revokedAt: string | null;
      /** When it last got a new secret. */
      rotatedAt: string | null;
      /** The secret before the last rotation, while it still works, and who still used it. */
      previousSecret: {
        until: string;
        lastUsedAt: string | null;
        lastUsedIp: string | null;
      } | null;
      key: string;
    };
    NewWebhook: {
      id: string;
      url: string;
      events: string[];
      shape: "native" | "interviewflow" | "flowmingo" | "flowmingo_beta" | "hireflix";
      active: boolean;
      description: string;
      /** It was switched off by itself: the receiver answered 410, or failed for five days. */
      disabled: {
        reason: "gone" | "failing";
        at: string;
      } | null;
      /** The first failure since the last delivery that was accepted. */
      failingSince: string | null;
      lastDeliveredAt: string | null;
      version: number;
      createdBy: string;
      createdAt: string;
      updatedAt: string;
      /** whsec_ and base64; what every delivery is signed with. */
      secret: string;
    };
    Position: {
      id: string;
      title: string;
      visibility: "public" | "private";
      projectId: string | null;
      /** Who of the team sees it: everybody, or owners and the chosen members. */
      access: "team" | "chosen";
      /** The chosen members; empty while the team sees it. */
      memberIds: string[];
      settings: components["schemas"]["PositionSettings"];
      questions: components["schemas"]["PositionQuestion"][];
      /** The open link of a public position; null while private or archived. */
      publicUrl: string | null;
      logoUrl: string | null;
      introVideoUrl: string | null;
      counts: components["schemas"]["PositionCounts"];
      version: number;
      createdAt: string;
      updatedAt: string;
      archivedAt: string | null;
    };
    PositionCounts: {
      total: number;
      draft: number;
      inProgress: number;
      completed: number;
    };
    PositionPreview: {
      /** Opens the room as a candidate meets it. */
      link: string;
      expiresAt: string;
    };
    PositionQuestion: {
      id: string;
      ordinal: number;
      text: string;
      answerKind: "video" | "audio" | "text";
      thinkSeconds: number;
      answerSeconds: number;
      /** Additional takes; 0 means the first take is the answer. */
      retakes: number;
      expectedAnswer: string | null;
      videoFileId: string | null;
      /** The question asked on camera, when it was recorded. */
      videoUrl: string | null;
    };
    PositionRow: {
      id: string;
      title: string;
      visibility: "public" | "private";
      projectId: string | null;
      /** Who of the team sees it: everybody, or owners and the chosen members. */
      access: "team" | "chosen";
      /** The open link of a public position; null while private or archived. */
      publicUrl: string | null;
      counts: components["schemas"]["PositionCounts"];
      version: number;
      createdAt: string;
      updatedAt: string;
      archivedAt: string | null;
      questionCount: number;
      role: string;
    };
    PositionSettings: {
      role: string;
      experience: {
        minimumYears: number | null;
        maximumYears: number | null;
      };
      employmentType: "full-time" | "part-time" | "contract" | null;
      location: {
        type: "remote" | "onsite";
        country: string;
        city: string;
        zipcode: string;
      };
      benefits: string;
      description: string;
      requirements: string;
      niceToHave: string;
      context: string;
      tags: {
        name: string;
        options: string[];
      }[];
      language: "en" | "hi" | "es" | "fr" | "zh" | "de" | "it" | "ja" | "ko" | "pt" | "nl" | "pl" | "tr" | "vi";
      transcriptionLanguage: string | null;
      durationMinutes: number;
      linkExpirationDays: number;
      interviewRetakes: number;
      videoRequired: boolean;
      resumeRequired: boolean;
      application: {
        verifyEmail: boolean;
        phone: "optional" | "required" | "hidden";
      };
      resumeScreening: boolean;
      portfolioRequired: boolean;
      desktopOnly: boolean;
      branding: {
        color: string | null;
        logoFileId: string | null;
        companyName: string | null;
      };
      introVideoFileId: string | null;
      introduction: string;
      iceBreaker: string;
      closing: string;
      invitationMessage: {
        subject: string;
        body: string;
      } | null;
      admittedMessage: {
        subject: string;
        body: string;
      } | null;
      reminderMessage: {
        subject: string;
        body: string;
      } | null;
      reminderHoursBefore: number[];
      preScreening: {
        id: string;
        text: string;
        kind: "yes_no" | "text" | "number" | "choice";
        options: string[];
        required: boolean;
        mustHave: boolean;
        acceptedAnswers: string[];
      }[];
      postScreening: {
        id: string;
        text: string;
        kind: "yes_no" | "text" | "number" | "choice";
        options: string[];
        required: boolean;
        mustHave: boolean;
        acceptedAnswers: string[];
      }[];
      questionSources: ("position" | "skill")[];
      skillQuestionCount: number;
      questionOrder: "fixed" | "shuffled";
      rubric: {
        id: string;
        name: string;
        description: string;
        weight: number;
      }[];
      practiceQuestion: boolean;
      manualStart: boolean;
    };
    Problem: {
      /** The address of a page that explains this kind of problem. */
      type: string;
      title: string;
      status: number;
      /** The kind of problem as a word that does not change. */
      code: string;
      detail: string;
      /** Where in the request, as JSON pointers (RFC 6901). */
      errors?: {
        pointer: string;
        detail: string;
      }[] | undefined;
    };
    Project: {
      id: string;
      title: string;
      /** Positions that are not archived. */
      positionCount: number;
      version: number;
      createdAt: string;
      archivedAt: string | null;
    };
    QuestionSet: {
      id: string;
      name: string;
      questions: components["schemas"]["SetQuestion"][];
      version: number;
      createdAt: string;
      updatedAt: string;
    };
    QueuedMail: {
      id: string;
    };
    Review: {
      id: string;
      interviewId: string;
      author: components["schemas"]["Author"];
      /** Whether it is the caller's own. */
      mine: boolean;
      state: "draft" | "submitted";
      /** By the criteria of the position's rubric, named and weighted as when they were scored. */
      scores: {
        criterionId: string;
        name: string;
        weight: number;
        score: number;
      }[];
      answers: {
        questionId: string;
        score: number;
      }[];
      overall: number | null;
      /** overall; without one the weighted mean of the criteria, to two places. */
      score: number | null;
      recommendation: "yes" | "maybe" | "no" | null;
      words: string;
      version: number;
      createdAt: string;
      updatedAt: string;
      submittedAt: string | null;
    };
    RobotVisit: {
      interviewId: string;
      does: "answers" | "drops_off";
      dueAt: string;
      state: "waiting" | "done" | "failed";
      /** Why the robot could not go on. */
      reason: string | null;
    };
    Sandbox: {
      /** The sandbox's own workspace, where its data is. */
      workspaceId: string;
      liveWorkspaceId: string;
      robot: {
        /** With candidates whose address does not say. */
        does: "nothing" | "answers" | "drops_off" | "bounces";
        afterSeconds: number;
      };
      /** Raised when the robot is set. */
      version: number;
      /** How far its clock has been moved since it was made or emptied. */
      clockMovedSeconds: number;
      createdAt: string;
    };
    ScreeningResult: {
      questionId: string;
      question: string;
      answer: string;
      mustHave: boolean;
      passed: boolean;
    };
    Session: {
      /** True until the first workspace exists: the dashboard then shows the set-up page. */
      setupNeeded: boolean;
      /** Whose session it is, whether or not a workspace is open. */
      account: components["schemas"]["Account"] | null;
      /** True while the workspace asks for a second factor that the account lacks: nothing but the account answers. */
      secondFactorNeeded: boolean;
      member: {
        id: string;
        name: string;
        email: string;
        role: "owner" | "recruiter" | "reviewer" | "viewer";
      } | null;
      workspace: {
        id: string;
        number: number;
        name: string;
        /** The workspace whose test data is open; else null. */
        sandboxOf: string | null;
      } | null;
      workspaces: {
        id: string;
        number: number;
        name: string;
        role: "owner" | "recruiter" | "reviewer" | "viewer";
        /** Where its test data is; null while it has none. */
        sandboxId: string | null;
      }[];
      publicUrl: string;
      /** What this deployment can do, for pages that would otherwise promise too much. */
      capabilities: {
        smtp: boolean;
        ffmpeg: boolean;
        cameraOnPublicUrl: boolean;
      };
    };
    SetQuestion: {
      text: string;
      answerKind: "video" | "audio" | "text";
      thinkSeconds: number;
      answerSeconds: number;
      retakes: number;
      expectedAnswer: string | null;
      videoFileId: string | null;
      /** The question asked on camera, when it was recorded. */
      videoUrl: string | null;
    };
    SetUp: {
      workspaceId: string;
      workspaceNumber: number;
      ownerEmail: string;
    };
    Share: {
      /** Names the share here. It is not the id in its link. */
      id: string;
      interviewId: string;
      /** Whoever has it sees the interview: treat it as a password. null for a caller who may only read. */
      url: string | null;
      name: string;
      labels: string[];
      state: "open" | "expired" | "ended";
      allow: {
        /** The guest may comment, under a name. */
        comments: boolean;
        /** The guest may score, under a name. It counts as a review. */
        scores: boolean;
        /** The page offers the recordings for saving. */
        download: boolean;
      };
      /** Name, address, phone and custom fields of the candidate never leave the server for this page. */
      hideIdentity: boolean;
      hasPassword: boolean;
      expiresAt: string;
      openedCount: number;
      lastOpenedAt: string | null;
      createdBy: string;
      version: number;
      createdAt: string;
      updatedAt: string;
      endedAt: string | null;
    };
    ShareOpening: {
      id: string;
      ip: string;
      userAgent: string;
      /** Of this address and program, each within minutes of the one before. */
      visits: number;
      at: string;
      lastAt: string;
    };
    Stage: {
      id: string;
      name: string;
      kind: "applied" | "interview" | "review" | "offer" | "hired";
      /** Who is in it now. */
      applicationCount: number;
      /** Who was rejected from it. */
      rejectedCount: number;
    };
    StoredFile: {
      id: string;
      name: string;
      contentType: string;
      bytes: number;
      sha256: string;
      url: string;
    };
    Take: {
      id: string;
      interviewId: string;
      questionId: string;
      question: string;
      answerKind: "video" | "audio" | "text";
      /** Which attempt at the whole interview it belongs to. */
      attempt: number;
      /** Which take of the question within the attempt. */
      number: number;
      state: "recording" | "interrupted" | "finished" | "discarded";
      /** Whether it is the answer. The candidate chooses; nobody else does. */
      kept: boolean;
      /** Whether it used up a retake; a fault never costs one. */
      counted: boolean;
      chosenAt: string | null;
      text: string | null;
      startedAt: string;
      endedAt: string | null;
      durationMs: number | null;
      mediaState: "none" | "preparing" | "playable" | "unplayable";
      mediaReason: string | null;
      /** As received; several segments joined. */
      original: components["schemas"]["Media"] | null;
      playable: components["schemas"]["Media"] | null;
      rendition: components["schemas"]["Media"] | null;
      thumbnail: components["schemas"]["Media"] | null;
      segments: {
        id: string;
        ordinal: number;
        state: "open" | "interrupted" | "finished";
        contentType: string;
        bytes: number | null;
        sha256: string | null;
        durationMs: number | null;
        startedAt: string;
        endedAt: string | null;
        facts: { [name: string]: unknown };
        /** The segment by itself, where it is still kept so. */
        media: components["schemas"]["Media"] | null;
      }[];
    };
    Transcript: {
      /** none: not asked for, or a text; unavailable: no speech service is set up; waiting; done; failed, with the reason. */
      state: "none" | "unavailable" | "waiting" | "done" | "failed";
      /** What the last attempt failed at. */
      reason: string | null;
      /** A code such as en; null when nobody knows. */
      language: string | null;
      /** null until it is done; empty when nothing is said. */
      text: string | null;
      source: "machine" | "person" | null;
      /** Raised by every correction; 0 while there is none. */
      version: number;
      /** The captions as WebVTT: signed, it works for about two weeks without a key. null without times. */
      captionsUrl: string | null;
      takeId: string;
      interviewId: string;
      questionId: string;
      /** Empty when the speech service tells no words. */
      words: {
        word: string;
        /** Seconds from the start of the recording. */
        start: number;
        /** Seconds from the start of the recording. */
        end: number;
      }[];
      /** Sentences or so, for a transcript without words. */
      parts: {
        text: string;
        /** Seconds from the start of the recording. */
        start: number;
        /** Seconds from the start of the recording. */
        end: number;
      }[];
      editedBy: string | null;
      updatedAt: string | null;
    };
    Webhook: {
      id: string;
      url: string;
      events: string[];
      shape: "native" | "interviewflow" | "flowmingo" | "flowmingo_beta" | "hireflix";
      active: boolean;
      description: string;
      /** It was switched off by itself: the receiver answered 410, or failed for five days. */
      disabled: {
        reason: "gone" | "failing";
        at: string;
      } | null;
      /** The first failure since the last delivery that was accepted. */
      failingSince: string | null;
      lastDeliveredAt: string | null;
      version: number;
      createdBy: string;
      createdAt: string;
      updatedAt: string;
    };
    WebhookAttempt: {
      number: number;
      at: string;
      durationMs: number;
      /** Signatures are not kept. */
      request: {
        url: string;
        headers: { [name: string]: string };
      };
      response: {
        status: number;
        headers: { [name: string]: string };
        /** Its first 4,096 bytes. */
        body: string;
      } | null;
      /** Why there is no answer. */
      error: string | null;
    };
    WebhookDelivery: {
      id: string;
      /** The header webhook-id: the same at every attempt and when it is sent again. */
      messageId: string;
      event: string;
      /** The event's number in the feed; null for a test. */
      sequence: number | null;
      interviewId: string | null;
      /** failed: given up after the last attempt. */
      state: "waiting" | "delivered" | "failed";
      attempts: number;
      nextAttemptAt: string | null;
      createdAt: string;
      doneAt: string | null;
    };
    WebhookDeliveryLog: {
      id: string;
      /** The header webhook-id: the same at every attempt and when it is sent again. */
      messageId: string;
      event: string;
      /** The event's number in the feed; null for a test. */
      sequence: number | null;
      interviewId: string | null;
      /** failed: given up after the last attempt. */
      state: "waiting" | "delivered" | "failed";
      attempts: number;
      nextAttemptAt: string | null;
      createdAt: string;
      doneAt: string | null;
      /** As it was sent; null before, and for who may not read interviews. */
      body: string | null;
      log: components["schemas"]["WebhookAttempt"][];
    };
    WebhookSecret: {
      secret: string;
      /** Until then the earlier secret signs as well. */
      previousUntil: string | null;
    };
    WebhookShape: {
      shape: "native" | "interviewflow" | "flowmingo" | "flowmingo_beta" | "hireflix";
      events: string[];
      /** All webhooks of this shape have one secret. */
      oneSecret: boolean;
    };
    WebhooksResent: {
      deliveries: number;
    };
    Workspace: {
      id: string;
      number: number;
      name: string;
      settings: components["schemas"]["WorkspaceSettings"];
      logoUrl: string | null;
      /** The public page that lists the open job posts. */
      careersUrl: string;
      /** The messages that go out when nobody has written another. */
      defaultMessages: {
        invitation: {
          subject: string;
          body: string;
        };
        admitted: {
          subject: string;
          body: string;
        };
        reminder: {
          subject: string;
          body: string;
        };
        rejection: {
          subject: string;
          body: string;
        };
      };
      version: number;
      createdAt: string;
    };
    WorkspaceSettings: {
      branding: {
        color: string | null;
        logoFileId: string | null;
        companyName: string | null;
      };
      invitationMessage: {
        subject: string;
        body: string;
      } | null;
      admittedMessage: {
        subject: string;
        body: string;
      } | null;
      reminderMessage: {
        subject: string;
        body: string;
      } | null;
      retention: string;
      contactEmail: string | null;
      requireSecondFactor: boolean;
      auditDays: number;
      hideScoresUntilReviewed: boolean;
      embedOrigins: string[];
    };
  };
}

export interface operations {
  /** Read one's own account
   * By the cookie of a browser; an API key has no account. */
  getAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Account"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change one's own name
   * In every workspace. By the cookie of a browser; an API key has no account. */
  updateAccount: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Account"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Leave a workspace
   * By the workspace's id. At once, on every process; what one did stays, with the name. The only owner of a workspace can not leave it. By the cookie of a browser; an API key has no account. */
  leaveWorkspace: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List where one is signed in
   * The latest seen first, 100 at most. By the cookie of a browser; an API key has no account. */
  listAccountSessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["AccountSession"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** End one session
   * At once, on every process. By the cookie of a browser; an API key has no account. */
  endAccountSession: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** End all sessions
   * No device stays trusted without the second factor. Without keepCurrent the session of the call ends too, so the same call again is 401 whatever its Idempotency-Key. By the cookie of a browser; an API key has no account. */
  signOutEverywhere: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** true: all but the session of this call. */
          keepCurrent?: boolean | undefined;
        };
      };
    };
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List applications
   * Newest first.
   *
   * Scope: `interviews:read`. */
  listApplications: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        jobPostId?: string | undefined;
        stageId?: string | undefined;
        candidateId?: string | undefined;
        state?: "active" | "rejected" | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Application"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read an application
   * Scope: `interviews:read`. */
  getApplication: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Application"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Move an application to another stage
   * Scope: `interviews:write`. */
  moveApplication: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          stageId: string;
          note?: string | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Application"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Reject an application
   * Mailed only when asked, once: what is rejected already stays as it is. Taking it back cancels mail that has not left.
   *
   * Scope: `interviews:write`. */
  rejectApplication: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** For the team. Never mailed. */
          reason?: string | undefined;
          /** Tell the candidate. Left out, nobody is mailed. */
          mail?: {
            send: boolean;
            /** Text or HTML, with {firstName}, {fullName}, {jobTitle} and {companyName}. Without it, the product's own words. */
            message?: {
              subject: string;
              body: string;
            } | undefined;
          } | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Application"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Take a rejection back
   * Scope: `interviews:write`. */
  reopenApplication: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Application"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List audit entries
   * Who did what, by which medium and from where; newest first.
   *
   * Scope: `workspace:read`. */
  listAuditEntries: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** The member or the key that did it. */
        actorId?: string | undefined;
        /** How the action begins: interview.decided, or interview. for all of that noun. */
        action?: string | undefined;
        /** What it was done to. */
        subjectId?: string | undefined;
        /** At this moment or later. */
        from?: string | undefined;
        /** Before this moment. */
        to?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["AuditEntry"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Save audit entries as CSV
   * What passes the filters, newest first, as RFC 4180 in UTF-8 with a byte order mark. A cell that a spreadsheet would read as a formula begins with an apostrophe.
   *
   * Scope: `workspace:read`. */
  exportAuditEntries: {
    parameters: {
      query?: {
        /** The member or the key that did it. */
        actorId?: string | undefined;
        /** How the action begins: interview.decided, or interview. for all of that noun. */
        action?: string | undefined;
        /** What it was done to. */
        subjectId?: string | undefined;
        /** At this moment or later. */
        from?: string | undefined;
        /** Before this moment. */
        to?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "text/csv": string;
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List the latest calls
   * The fifty newest calls with an API key, on any wire, newest first. They appear within two seconds.
   *
   * Scope: `workspace:read`. */
  listCalls: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["ApiCall"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List CVs without an address
   * Newest first, without their text.
   *
   * Scope: `interviews:read`. */
  listCandidateEntries: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        state?: "queued" | "processing" | "read" | "failed" | "confirmed" | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["CandidateEntry"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read a CV without an address
   * Scope: `interviews:read`. */
  getCandidateEntry: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["CandidateEntry"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Put a CV without an address away
   * The entry, its file and its text are deleted. Not possible once it is confirmed.
   *
   * Scope: `interviews:write`. */
  discardCandidateEntry: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Say whose CV it is
   * The person becomes a candidate, with an interview and an application where the CV came for one. Mailed only when asked.
   *
   * Scope: `interviews:write`. */
  confirmCandidateEntry: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          email: string;
          /** Mail the link of the interview to this address. */
          invite?: boolean | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["CandidateEntry"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Fetch a CV again
   * Of an entry that failed, from the same address.
   *
   * Scope: `interviews:write`. */
  retryCandidateEntry: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["CandidateEntry"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List candidates
   * Newest first. A candidate comes into being with the first interview.
   *
   * Scope: `interviews:read`. */
  listCandidates: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Beginnings of words of the name or of the e-mail address, in any order. */
        search?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Candidate"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read a candidate
   * With the newest 50 of the candidate's interviews, archived ones not; the cursor in it goes on in GET /interviews?candidateId=.
   *
   * Scope: `interviews:read`. */
  getCandidate: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["CandidateWithInterviews"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change a candidate's name and phone
   * Interviews keep the name and phone that they were made with. Send If-Match so that nobody's change is overwritten.
   *
   * Scope: `interviews:write`. */
  updateCandidate: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string | undefined;
          phone?: string | null | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["CandidateWithInterviews"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Erase a candidate everywhere
   * Interviews, recordings, mails, reviews, and archives that hold the candidate. Events and the audit log keep ids alone. This can not be undone.
   *
   * Scope: `candidates:erase`. */
  eraseCandidate: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Erasure"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change a comment
   * Your own.
   *
   * Scope: `reviews:write`. */
  editComment: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          words?: string | undefined;
          /** Members who are named in it, by id. */
          mentions?: string[] | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Comment"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Delete a comment
   * Your own; an owner may delete anybody's.
   *
   * Scope: `reviews:write`. */
  deleteComment: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List custom fields
   * Newest first.
   *
   * Scope: `interviews:read`. */
  listCustomFields: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["CustomField"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Define a custom field
   * A field has a type. A value that a client sends under a key that nobody defined defines it by itself.
   *
   * Scope: `fields:write`. */
  createCustomField: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          key: string;
          label?: string | undefined;
          type: "text" | "number" | "boolean";
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["CustomField"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read a custom field
   * Scope: `interviews:read`. */
  getCustomField: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["CustomField"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change a custom field
   * Its label, whether it is managed, and its type while no interview has a value. The key stays.
   *
   * Scope: `fields:write`. */
  updateCustomField: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          label?: string | undefined;
          managed?: boolean | undefined;
          /** Changes only while no interview has a value. */
          type?: "text" | "number" | "boolean" | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["CustomField"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Delete a custom field
   * Scope: `fields:write`. */
  deleteCustomField: {
    parameters: {
      query?: {
        /** delete: the values that interviews have go with the field. keep: then it is refused while there are any. */
        values?: "keep" | "delete" | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read the event feed
   * Oldest first, numbered without gaps. Ask again with the last number that you saw; with wait the answer comes as soon as something happens. What is personal is left out for callers that may not read interviews.
   *
   * Scope: `workspace:read`. */
  listEvents: {
    parameters: {
      query?: {
        /** A sequence number; 0 for all. */
        after?: number | undefined;
        limit?: number | undefined;
        /** Seconds to wait for an event when there is none yet. */
        wait?: number | undefined;
        /** One or several types, divided by commas. */
        type?: string | undefined;
        interviewId?: string | undefined;
        positionId?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Event"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Follow the event feed
   * Server-sent events: id is the sequence, event the type, data the row as the feed gives it. A reader that comes back with Last-Event-ID, as browsers do by themselves, misses nothing and gets nothing twice. Without workspace:read only what is about interviews and positions is told.
   *
   * Scope: `interviews:read`. */
  streamEvents: {
    parameters: {
      query?: {
        /** Where to begin; the newest event unless told. */
        after?: number | undefined;
        /** One or several types, divided by commas. */
        type?: string | undefined;
        /** The workspace of a session, where no header can be sent. */
        workspace?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "text/event-stream": string;
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List exports
   * Newest first. Those of the whole workspace only for who may change the workspace.
   *
   * Scope: `exports:write`. */
  listExports: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Of this position, this candidate or the workspace only. */
        subjectId?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Export"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Export the workspace, a position or a candidate
   * A job builds one ZIP archive; read the export until its state is ready, or follow export.ready in the event feed. The archive is kept for seven days. The whole workspace also needs the scope workspace:write.
   *
   * Scope: `exports:write`. */
  createExport: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          of: "workspace";
        } | {
          of: "position";
          id: string;
        } | {
          of: "candidate";
          id: string;
        };
      };
    };
    responses: {
      202: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Export"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read an export
   * Scope: `exports:write`. */
  readExport: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Export"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Delete an export
   * With its archive; one that is being built stops.
   *
   * Scope: `exports:write`. */
  deleteExport: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Download an archive
   * Leads to a signed address that honours Range and If-Range; its ETag is the archive's SHA-256.
   *
   * Scope: `exports:write`. */
  downloadExport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      307: {
        headers: { [name: string]: unknown };
        content: {
          "application/zip": string;
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Store a logo, an intro video or the video of a question
   * The body is the file itself. Its id then goes into the settings of a position or of the workspace.
   *
   * Scope: `positions:write`. */
  storeFile: {
    parameters: {
      query: {
        purpose: "logo" | "intro_video" | "question_video";
        name?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "image/png": Blob;
        "image/jpeg": Blob;
        "image/webp": Blob;
        "video/mp4": Blob;
        "video/webm": Blob;
        "video/quicktime": Blob;
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["StoredFile"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List interviews
   * Newest first unless sorted otherwise. Archived ones only when asked for; deleted ones never. All filters must hold.
   *
   * Scope: `interviews:read`. */
  listInterviews: {
    parameters: {
      query?: {
        positionId?: string | undefined;
        projectId?: string | undefined;
        candidateId?: string | undefined;
        admission?: "draft" | "admitted" | "refused" | undefined;
        /** One or several, divided by commas. */
        progress?: string | undefined;
        decision?: "undecided" | "shortlisted" | "discarded" | undefined;
        /** name=option; may be given several times. */
        tag?: string | string[] | undefined;
        /** dashboard, native, interviewflow and the like. */
        source?: string | undefined;
        /** Beginnings of words of the name or of the e-mail address, in any order; accents do not count. */
        search?: string | undefined;
        /** key:value of a custom field, exactly; numbers are compared as numbers. May be given several times. */
        field?: string | string[] | undefined;
        createdFrom?: string | undefined;
        /** Up to, and not including, this moment. */
        createdTo?: string | undefined;
        completedFrom?: string | undefined;
        completedTo?: string | undefined;
        archived?: "true" | "false" | undefined;
        /** A leading minus is from the end. Interviews without such a time come last, the newest first. A cursor belongs to its sort. */
        sort?: "createdAt" | "-createdAt" | "name" | "-name" | "completedAt" | "-completedAt" | "expiresAt" | "-expiresAt" | undefined;
        limit?: number | undefined;
        /** next of the page before, in the same order. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["InterviewRow"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Create an interview
   * Puts one candidate into a position and, unless told otherwise, plans the invitation.
   *
   * Scope: `interviews:write`. */
  createInterview: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          positionId: string;
          name: string;
          email: string;
          phone?: string | undefined;
          admission?: "draft" | "admitted" | undefined;
          skills?: string[] | undefined;
          customQuestions?: string[] | undefined;
          customFields?: { [name: string]: string | number | boolean } | undefined;
          metadata?: { [name: string]: unknown } | undefined;
          externalId?: string | undefined;
          tags?: { [name: string]: string } | undefined;
          sendInvitation?: boolean | undefined;
          sendAfterHours?: number | undefined;
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read an interview whole
   * With its questions, answers, mails and facts. Media addresses are signed: they work for about two weeks without a key.
   *
   * Scope: `interviews:read`. */
  getInterview: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change notes, tags and custom fields
   * customFields merge; null removes a value. Send If-Match so that nobody's change is overwritten.
   *
   * Scope: `interviews:write`. */
  updateInterview: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          notes?: string | undefined;
          tags?: { [name: string]: string } | undefined;
          customFields?: { [name: string]: string | number | boolean | null } | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Delete an interview
   * From everything that is shown; the same address can then be invited again.
   *
   * Scope: `interviews:write`. */
  deleteInterview: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Admit a candidate
   * Lets a draft, or one that was refused, into the room, and mails it.
   *
   * Scope: `interviews:write`. */
  admitInterview: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": { [name: string]: never } | null;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Archive an interview
   * Scope: `interviews:write`. */
  archiveInterview: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": { [name: string]: never } | null;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List comments
   * Newest first.
   *
   * Scope: `interviews:read`. */
  listComments: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Comment"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Comment
   * On the interview, or on an answer, there at a moment if you like.
   *
   * Scope: `reviews:write`. */
  addComment: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          words: string;
          /** The answer that it is about. */
          questionId?: string | null | undefined;
          atMs?: number | null | undefined;
          /** Members who are named in it, by id. */
          mentions?: string[] | undefined;
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Comment"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Decide
   * Only people decide; undecided takes a decision back.
   *
   * Scope: `interviews:write`. */
  decideInterview: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          decision: "undecided" | "shortlisted" | "discarded";
          /** Kept with the decision; candidates never see it. */
          reason?: string | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List decisions
   * Newest first, with those that were taken back.
   *
   * Scope: `interviews:read`. */
  listDecisions: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Decision"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read an interview's events
   * Scope: `interviews:read`. */
  listInterviewEvents: {
    parameters: {
      query?: {
        /** A sequence number; 0 for all. */
        after?: number | undefined;
        limit?: number | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Event"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Give more days
   * Scope: `interviews:write`. */
  extendInterview: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          days: number;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List the mails of an interview
   * Newest first, each with how far it came. Who wants one again posts to …/resend.
   *
   * Scope: `interviews:read`. */
  listInvitations: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Mail"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List who can be mentioned
   * Members who may read the interview.
   *
   * Scope: `interviews:read`. */
  listMentionable: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Mentionable"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Make a new link
   * The one before stops working at once.
   *
   * Scope: `interviews:write`. */
  renewLink: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": { [name: string]: never } | null;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Replace what this candidate is asked
   * Possible until the candidate starts. A question that keeps its id keeps its source.
   *
   * Scope: `interviews:write`. */
  replaceInterviewQuestions: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          questions: {
            id?: string | undefined;
            text: string;
            answerKind?: "video" | "audio" | "text" | undefined;
            thinkSeconds: number;
            answerSeconds: number;
            retakes: number;
          }[];
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Refuse admission
   * Before the start. Admitting takes it back.
   *
   * Scope: `interviews:write`. */
  refuseInterview: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          reason: string;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Open an interview again
   * One that expired, was withdrawn or was completed.
   *
   * Scope: `interviews:write`. */
  reopenInterview: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": { [name: string]: never } | null;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Send the invitation again
   * To the same address, or to a corrected one, which is the interview's own from then on: the link before stops working.
   *
   * Scope: `interviews:write`. */
  resendInvitation: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": {
          email?: string | undefined;
        } | null;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List reviews
   * Newest first: what was submitted, and your own draft. A reviewer sees the reviews of others after submitting an own one; hidden counts them until then.
   *
   * Scope: `interviews:read`. */
  listReviews: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Review"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
            /** How many submitted reviews of others the caller sees only after submitting an own one. */
            hidden: number;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Write your review
   * The one review that a member, or a key, has of an interview, whole. Submitting needs an overall score or a scored criterion, and a candidate who is through. The first submitted review of a completed interview evaluates it. If-Match takes the review's version; 0 says that there is none yet.
   *
   * Scope: `reviews:write`. */
  writeReview: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** A draft is seen by its author alone. What is submitted can be changed, but is no draft again. */
          state?: "draft" | "submitted" | undefined;
          scores?: {
            criterionId: string;
            score: number;
          }[] | undefined;
          answers?: {
            questionId: string;
            score: number;
          }[] | undefined;
          overall?: number | null | undefined;
          recommendation?: "yes" | "maybe" | "no" | null | undefined;
          words?: string | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Review"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List share links
   * Newest first, also those that have expired or were ended.
   *
   * Scope: `interviews:read`. */
  listShares: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Share"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Share an interview by a link
   * Whoever has the link sees questions, answers and transcripts without signing in, until it expires or is ended. It lives 75 days unless told otherwise.
   *
   * Scope: `interviews:write`. */
  createShare: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** For whom it is: your own note, which the guest does not see. */
          name?: string | undefined;
          labels?: string[] | undefined;
          expiresInDays?: number | undefined;
          /** Asked before anything is shown; null asks for none. It is kept as a hash. */
          password?: string | null | undefined;
          allow?: {
            /** The guest may comment, under a name. */
            comments?: boolean | undefined;
            /** The guest may score, under a name. It counts as a review. */
            scores?: boolean | undefined;
            /** The page offers the recordings for saving. */
            download?: boolean | undefined;
          } | undefined;
          hideIdentity?: boolean | undefined;
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Share"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List takes
   * Every recorded attempt at every question, newest first, also those that are not the answer.
   *
   * Scope: `interviews:read`. */
  listTakes: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Take"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Take an interview back from the archive
   * Scope: `interviews:write`. */
  unarchiveInterview: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": { [name: string]: never } | null;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Take a decision back
   * The latest one that stands, named by its id: 409 when somebody has decided since.
   *
   * Scope: `interviews:write`. */
  undoDecision: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** The latest decision that stands; a newer one makes this a conflict. */
          decisionId: string;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Interview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Create many interviews
   * A result per row, in their order: one that is refused blocks no other. A dry run says what would happen, with what exists at this moment, and writes nothing.
   *
   * Scope: `interviews:write`. */
  createInterviews: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          positionId: string;
          /** Says what would happen and writes nothing. */
          dryRun?: boolean | undefined;
          sendInvitation?: boolean | undefined;
          sendAfterHours?: number | undefined;
          admission?: "draft" | "admitted" | undefined;
          /** Each is read by itself: one that does not fit is refused in its result, the others are created. */
          rows: {
            name: string;
            email: string;
            phone?: string | undefined;
            skills?: string[] | undefined;
            customQuestions?: string[] | undefined;
            customFields?: { [name: string]: string | number | boolean } | undefined;
            metadata?: { [name: string]: unknown } | undefined;
            externalId?: string | undefined;
            tags?: { [name: string]: string } | undefined;
          }[];
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["BatchAnswer"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Do one thing with many interviews
   * A result per interview: one that is refused blocks no other. An interview that is already as asked for counts as done.
   *
   * Scope: `interviews:write`. */
  actOnInterviews: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          ids: string[];
          action: "admit" | "resend" | "reopen" | "archive" | "unarchive" | "delete";
        } | {
          ids: string[];
          action: "refuse";
          reason: string;
        } | {
          ids: string[];
          action: "extend";
          days: number;
        } | {
          ids: string[];
          action: "decide";
          decision: "undecided" | "shortlisted" | "discarded";
          /** Kept with the decision; candidates never see it. */
          reason?: string | undefined;
        } | {
          ids: string[];
          action: "tag";
          /** Merged into each interview's tags; null removes one. */
          tags: { [name: string]: string | null };
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["BulkAnswer"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Count interviews
   * How many pass the filters, in all and by state; no more than 10,000 are counted.
   *
   * Scope: `interviews:read`. */
  countInterviews: {
    parameters: {
      query?: {
        positionId?: string | undefined;
        projectId?: string | undefined;
        candidateId?: string | undefined;
        admission?: "draft" | "admitted" | "refused" | undefined;
        /** One or several, divided by commas. */
        progress?: string | undefined;
        decision?: "undecided" | "shortlisted" | "discarded" | undefined;
        /** name=option; may be given several times. */
        tag?: string | string[] | undefined;
        /** dashboard, native, interviewflow and the like. */
        source?: string | undefined;
        /** Beginnings of words of the name or of the e-mail address, in any order; accents do not count. */
        search?: string | undefined;
        /** key:value of a custom field, exactly; numbers are compared as numbers. May be given several times. */
        field?: string | string[] | undefined;
        createdFrom?: string | undefined;
        /** Up to, and not including, this moment. */
        createdTo?: string | undefined;
        completedFrom?: string | undefined;
        completedTo?: string | undefined;
        archived?: "true" | "false" | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["InterviewCounts"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Save interviews as CSV
   * What passes the filters, in the order asked for, as RFC 4180 in UTF-8 with a byte order mark. A cell that a spreadsheet would read as a formula begins with an apostrophe.
   *
   * Scope: `interviews:read`. */
  exportInterviews: {
    parameters: {
      query?: {
        positionId?: string | undefined;
        projectId?: string | undefined;
        candidateId?: string | undefined;
        admission?: "draft" | "admitted" | "refused" | undefined;
        /** One or several, divided by commas. */
        progress?: string | undefined;
        decision?: "undecided" | "shortlisted" | "discarded" | undefined;
        /** name=option; may be given several times. */
        tag?: string | string[] | undefined;
        /** dashboard, native, interviewflow and the like. */
        source?: string | undefined;
        /** Beginnings of words of the name or of the e-mail address, in any order; accents do not count. */
        search?: string | undefined;
        /** key:value of a custom field, exactly; numbers are compared as numbers. May be given several times. */
        field?: string | string[] | undefined;
        createdFrom?: string | undefined;
        /** Up to, and not including, this moment. */
        createdTo?: string | undefined;
        completedFrom?: string | undefined;
        completedTo?: string | undefined;
        archived?: "true" | "false" | undefined;
        /** A leading minus is from the end. Interviews without such a time come last, the newest first. A cursor belongs to its sort. */
        sort?: "createdAt" | "-createdAt" | "name" | "-name" | "completedAt" | "-completedAt" | "expiresAt" | "-expiresAt" | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "text/csv": string;
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List job posts
   * Newest first.
   *
   * Scope: `positions:read`. */
  listJobPosts: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        projectId?: string | undefined;
        state?: "draft" | "open" | "closed" | undefined;
        /** Any part of the title. */
        search?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["JobPost"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Create a job post
   * It is not published yet. Without stages it has Applied, Interview, Review, Offer and Hired. After the last day to apply, given as `validThrough`, it closes by itself.
   *
   * Scope: `positions:write`. */
  createJobPost: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          projectId: string;
          title: string;
          positionId?: string | null | undefined;
          description?: string | undefined;
          location?: string | undefined;
          employmentType?: "full_time" | "part_time" | "contract" | "temporary" | "internship" | "volunteer" | null | undefined;
          salary?: {
            minimum: number | null;
            maximum: number | null;
            currency: string;
            period: "hour" | "day" | "week" | "month" | "year";
          } | null | undefined;
          /** The last day to apply, until it is over everywhere. It must not be over already. */
          validThrough?: string | null | undefined;
          language?: "en" | "de" | "fr" | "es" | "pt" | "nl" | "pl" | "it" | "tr" | "vi" | null | undefined;
          /** Applied, Interview, Review, Offer, Hired unless given. */
          stages?: {
            /** Of a stage that stays; without one a new stage is made. */
            id?: string | undefined;
            name: string;
            kind: "applied" | "interview" | "review" | "offer" | "hired";
          }[] | undefined;
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["JobPost"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read a job post
   * Scope: `positions:read`. */
  getJobPost: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["JobPost"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change a job post
   * Stages replace the list; one that has applications can not be left out.
   *
   * Scope: `positions:write`. */
  updateJobPost: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          title?: string | undefined;
          positionId?: string | null | undefined;
          description?: string | undefined;
          location?: string | undefined;
          employmentType?: "full_time" | "part_time" | "contract" | "temporary" | "internship" | "volunteer" | null | undefined;
          salary?: {
            minimum: number | null;
            maximum: number | null;
            currency: string;
            period: "hour" | "day" | "week" | "month" | "year";
          } | null | undefined;
          /** The last day to apply, until it is over everywhere. It must not be over already. */
          validThrough?: string | null | undefined;
          language?: "en" | "de" | "fr" | "es" | "pt" | "nl" | "pl" | "it" | "tr" | "vi" | null | undefined;
          stages?: {
            /** Of a stage that stays; without one a new stage is made. */
            id?: string | undefined;
            name: string;
            kind: "applied" | "interview" | "review" | "offer" | "hired";
          }[] | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["JobPost"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Put a candidate into a pipeline
   * Into its first stage; who has applied before stays where they are. Nobody is mailed.
   *
   * Scope: `interviews:write`. */
  createApplication: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          email: string;
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Application"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Close a job post
   * Its applications stay as they are.
   *
   * Scope: `positions:write`. */
  closeJobPost: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["JobPost"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Show a job post to the public
   * Its applications stay as they are. A last day that is over is taken away.
   *
   * Scope: `positions:write`. */
  publishJobPost: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["JobPost"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List API keys
   * Newest first, without those that were revoked. Their secrets are not kept and can not be read.
   *
   * Scope: `keys:write`. */
  listKeys: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["ApiKey"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Create an API key
   * The answer is the only place where the key ever stands. A key hands on no scope that it lacks itself.
   *
   * Scope: `keys:write`. */
  createKey: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          description?: string | undefined;
          scopes?: ("interviews:read" | "interviews:write" | "reviews:write" | "candidates:erase" | "positions:read" | "positions:write" | "fields:write" | "workspace:read" | "workspace:write" | "members:write" | "exports:write" | "keys:write" | "webhooks:read" | "webhooks:write" | "invite_candidates" | "create_set" | "read_hiring" | "manage_pipeline")[] | null | undefined;
          /** A test key works in the workspace's sandbox, which the first one makes. */
          environment?: "live" | "test" | undefined;
          expiresAt?: string | null | undefined;
          requestsPerMinute?: number | null | undefined;
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["NewApiKey"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read an API key
   * Scope: `keys:write`. */
  getKey: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["ApiKey"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change an API key
   * Nobody gives a key a scope that they lack themselves. A key changes neither its own expiry nor its own limit.
   *
   * Scope: `keys:write`. */
  updateKey: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string | undefined;
          description?: string | undefined;
          status?: "active" | "inactive" | undefined;
          scopes?: ("interviews:read" | "interviews:write" | "reviews:write" | "candidates:erase" | "positions:read" | "positions:write" | "fields:write" | "workspace:read" | "workspace:write" | "members:write" | "exports:write" | "keys:write" | "webhooks:read" | "webhooks:write" | "invite_candidates" | "create_set" | "read_hiring" | "manage_pipeline")[] | null | undefined;
          expiresAt?: string | null | undefined;
          requestsPerMinute?: number | null | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["ApiKey"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Revoke an API key
   * At once, on every process.
   *
   * Scope: `keys:write`. */
  revokeKey: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** End the secret before a rotation
   * At once, on every process. Nothing changes when none works any more.
   *
   * Scope: `keys:write`. */
  endPreviousSecret: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["ApiKey"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Give an API key a new secret
   * The answer is the only place where the new secret stands. The secret until now works for keepPreviousHours more; one that still worked from an earlier rotation ends at once, so that never more than two work.
   *
   * Scope: `keys:write`. */
  rotateKey: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** How long the secret until now goes on working: 0 to 168 hours, parts of an hour too. */
          keepPreviousHours?: number | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["NewApiKey"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List mails
   * Scope: `interviews:read`. */
  listMails: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Mail"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read one mail
   * As it was, or would be, sent. A mail may carry the link that opens a room, so reading it needs interviews:write.
   *
   * Scope: `interviews:write`. */
  getMail: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["MailBody"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read what became of a mail
   * Everything that was told of its way, oldest first: by mail servers, mail providers and the candidate's page.
   *
   * Scope: `interviews:read`. */
  listMailEvidence: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["MailEvidences"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List invitations to the workspace
   * Scope: `members:write`. */
  listMemberInvitations: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** true: only those that were neither accepted nor revoked. */
        waiting?: "true" | "false" | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["MemberInvitation"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Invite somebody to the workspace
   * By mail, with a link that works for seven days. A key with scopes invites any role but owner.
   *
   * Scope: `members:write`. */
  inviteMember: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          email: string;
          name?: string | undefined;
          role: "owner" | "recruiter" | "reviewer" | "viewer";
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["MemberInvitation"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read one invitation to the workspace
   * Scope: `members:write`. */
  getMemberInvitation: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["MemberInvitation"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Revoke an invitation
   * Scope: `members:write`. */
  revokeMemberInvitation: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Send an invitation again
   * With a new link for another seven days; the earlier link ends.
   *
   * Scope: `members:write`. */
  resendMemberInvitation: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["MemberInvitation"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read what an invitation's link says */
  readInvitationToAccept: {
    parameters: {
      query: {
        token: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["InvitationToAccept"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Accept an invitation
   * Once. With name and password where the address has no account yet, which also signs in; else signed in as that address. An Idempotency-Key is bound to the link: the same call again gets the same answer and no session, for a session is opened once. Sign in then. */
  acceptInvitation: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          token: string;
          name?: string | undefined;
          password?: string | undefined;
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["AcceptedInvitation"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List members
   * The newest first, without those who were removed.
   *
   * Scope: `workspace:read`. */
  listMembers: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Member"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read one member
   * Scope: `workspace:read`. */
  getMember: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Member"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change a member's name or role
   * Nobody gives a role above their own, and a workspace always keeps an owner.
   *
   * Scope: `members:write`. */
  updateMember: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string | undefined;
          role?: "owner" | "recruiter" | "reviewer" | "viewer" | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Member"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Remove a member
   * At once, on every process. What the member did stays, with the name.
   *
   * Scope: `members:write`. */
  removeMember: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Preview a message
   * What it would read like for an example candidate of the position. Nothing is sent.
   *
   * Scope: `positions:read`. */
  previewMessage: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          positionId?: string | null | undefined;
          purpose: "invitation" | "admitted" | "reminder";
          message: {
            subject: string;
            body: string;
          };
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["MessagePreview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Send a message to yourself
   * Scope: `positions:write`. */
  sendTestMessage: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          positionId?: string | null | undefined;
          purpose: "invitation" | "admitted" | "reminder";
          message: {
            subject: string;
            body: string;
          };
        };
      };
    };
    responses: {
      202: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["QueuedMail"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Ask for a link to choose a new password
   * Mailed when the address has an account; the answer is the same when it has none. An Idempotency-Key is bound to the address asked about. */
  forgotPassword: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          email: string;
        };
      };
    };
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Choose a new password
   * With the token of the mailed link: once, within an hour. Every session of the person ends. An Idempotency-Key is bound to the token; what was answered opens no session: sign in. */
  resetPassword: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          token: string;
          password: string;
        };
      };
    };
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List positions
   * Newest first, unless told otherwise.
   *
   * Scope: `positions:read`. */
  listPositions: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        archived?: "true" | "false" | undefined;
        /** Part of a title or of a role. */
        search?: string | undefined;
        projectId?: string | undefined;
        visibility?: "public" | "private" | undefined;
        /** By creation or by title; a minus turns it round. Cursors belong to the order that gave them. */
        sort?: "-created" | "created" | "title" | "-title" | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["PositionRow"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Create a position
   * Scope: `positions:write`. */
  createPosition: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          title: string;
          visibility?: "public" | "private" | undefined;
          projectId?: string | null | undefined;
          access?: "team" | "chosen" | undefined;
          memberIds?: string[] | undefined;
          settings?: {
            role?: string | undefined;
            experience?: {
              minimumYears?: number | null | undefined;
              maximumYears?: number | null | undefined;
            } | undefined;
            employmentType?: "full-time" | "part-time" | "contract" | null | undefined;
            location?: {
              type?: "remote" | "onsite" | undefined;
              country?: string | undefined;
              city?: string | undefined;
              zipcode?: string | undefined;
            } | undefined;
            benefits?: string | undefined;
            description?: string | undefined;
            requirements?: string | undefined;
            niceToHave?: string | undefined;
            context?: string | undefined;
            tags?: {
              name: string;
              options: string[];
            }[] | undefined;
            language?: "en" | "hi" | "es" | "fr" | "zh" | "de" | "it" | "ja" | "ko" | "pt" | "nl" | "pl" | "tr" | "vi" | undefined;
            transcriptionLanguage?: string | null | undefined;
            durationMinutes?: number | undefined;
            linkExpirationDays?: number | undefined;
            interviewRetakes?: number | undefined;
            videoRequired?: boolean | undefined;
            resumeRequired?: boolean | undefined;
            application?: {
              verifyEmail?: boolean | undefined;
              phone?: "optional" | "required" | "hidden" | undefined;
            } | undefined;
            resumeScreening?: boolean | undefined;
            portfolioRequired?: boolean | undefined;
            desktopOnly?: boolean | undefined;
            branding?: {
              color?: string | null | undefined;
              logoFileId?: string | null | undefined;
              companyName?: string | null | undefined;
            } | undefined;
            introVideoFileId?: string | null | undefined;
            introduction?: string | undefined;
            iceBreaker?: string | undefined;
            closing?: string | undefined;
            invitationMessage?: {
              subject: string;
              body: string;
            } | null | undefined;
            admittedMessage?: {
              subject: string;
              body: string;
            } | null | undefined;
            reminderMessage?: {
              subject: string;
              body: string;
            } | null | undefined;
            reminderHoursBefore?: number[] | undefined;
            preScreening?: {
              id: string;
              text: string;
              kind: "yes_no" | "text" | "number" | "choice";
              options?: string[] | undefined;
              required?: boolean | undefined;
              mustHave?: boolean | undefined;
              acceptedAnswers?: string[] | undefined;
            }[] | undefined;
            postScreening?: {
              id: string;
              text: string;
              kind: "yes_no" | "text" | "number" | "choice";
              options?: string[] | undefined;
              required?: boolean | undefined;
              mustHave?: boolean | undefined;
              acceptedAnswers?: string[] | undefined;
            }[] | undefined;
            questionSources?: ("position" | "skill")[] | undefined;
            skillQuestionCount?: number | undefined;
            questionOrder?: "fixed" | "shuffled" | undefined;
            rubric?: {
              id: string;
              name: string;
              description?: string | undefined;
              weight?: number | undefined;
            }[] | undefined;
            practiceQuestion?: boolean | undefined;
            manualStart?: boolean | undefined;
          } | undefined;
          questions?: {
            id?: string | undefined;
            text: string;
            answerKind?: "video" | "audio" | "text" | undefined;
            thinkSeconds?: number | undefined;
            answerSeconds?: number | undefined;
            retakes?: number | undefined;
            expectedAnswer?: string | null | undefined;
            videoFileId?: string | null | undefined;
          }[] | undefined;
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Position"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read a position
   * Scope: `positions:read`. */
  getPosition: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Position"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change a position
   * What is given changes; settings merge one level deep; questions replace the list, and one that keeps its id keeps its identity. Interviews that exist keep the questions they were given.
   *
   * Scope: `positions:write`. */
  updatePosition: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          title?: string | undefined;
          visibility?: "public" | "private" | undefined;
          projectId?: string | null | undefined;
          settings?: { [name: string]: unknown } | undefined;
          questions?: {
            id?: string | undefined;
            text: string;
            answerKind?: "video" | "audio" | "text" | undefined;
            thinkSeconds?: number | undefined;
            answerSeconds?: number | undefined;
            retakes?: number | undefined;
            expectedAnswer?: string | null | undefined;
            videoFileId?: string | null | undefined;
          }[] | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Position"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Delete a position
   * Only one that never had candidates; archive it otherwise.
   *
   * Scope: `positions:write`. */
  deletePosition: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Archive a position
   * Its links stop working; nothing is deleted.
   *
   * Scope: `positions:write`. */
  archivePosition: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Position"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Copy a position into the sandbox
   * Its pictures and videos stay behind. Asked of the live workspace; a test key copies nothing out of it.
   *
   * Scope: `positions:write`. */
  copyPositionToSandbox: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Position"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Copy a position
   * Without its interviews.
   *
   * Scope: `positions:write`. */
  duplicatePosition: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Position"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Try a position out as a candidate
   * A link that opens the room for a day. It plays through like every other, and counts nowhere: no list, event, mail or export shows it, and what is recorded in it is deleted.
   *
   * Scope: `positions:write`. */
  previewPosition: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["PositionPreview"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Say who of the team sees a position
   * team: every member. chosen: owners, and the members given here. For everybody else the position, its interviews, mails and events are not there. API keys see everything.
   *
   * Scope: `positions:write`. */
  sharePosition: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          access: "team" | "chosen";
          /** Who sees a position of access chosen, besides the owners. Whoever asks is included. */
          memberIds?: string[] | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Position"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Take a position back from the archive
   * Scope: `positions:write`. */
  unarchivePosition: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Position"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List projects
   * Newest first.
   *
   * Scope: `positions:read`. */
  listProjects: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        archived?: "true" | "false" | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Project"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Create a project
   * Positions are put into it by their projectId.
   *
   * Scope: `positions:write`. */
  createProject: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          title: string;
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Project"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read a project
   * Scope: `positions:read`. */
  getProject: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Project"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Rename a project
   * Scope: `positions:write`. */
  updateProject: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          title?: string | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Project"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Archive a project
   * Its positions stay as they are.
   *
   * Scope: `positions:write`. */
  archiveProject: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Project"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Take a project back from the archive
   * Its positions stay as they are.
   *
   * Scope: `positions:write`. */
  unarchiveProject: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Project"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List question sets
   * Newest first.
   *
   * Scope: `positions:read`. */
  listQuestionSets: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["QuestionSet"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Keep questions as a set
   * To put a set into a position, add its questions to the position's: they are copies from then on.
   *
   * Scope: `positions:write`. */
  createQuestionSet: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          questions: {
            text: string;
            answerKind?: "video" | "audio" | "text" | undefined;
            thinkSeconds?: number | undefined;
            answerSeconds?: number | undefined;
            retakes?: number | undefined;
            expectedAnswer?: string | null | undefined;
            videoFileId?: string | null | undefined;
          }[];
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["QuestionSet"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read a question set
   * Scope: `positions:read`. */
  getQuestionSet: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["QuestionSet"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change a question set
   * What is given changes; questions replace the list. Positions keep the copies that they have.
   *
   * Scope: `positions:write`. */
  updateQuestionSet: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string | undefined;
          questions?: {
            text: string;
            answerKind?: "video" | "audio" | "text" | undefined;
            thinkSeconds?: number | undefined;
            answerSeconds?: number | undefined;
            retakes?: number | undefined;
            expectedAnswer?: string | null | undefined;
            videoFileId?: string | null | undefined;
          }[] | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["QuestionSet"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Delete a question set
   * Positions keep the copies that they have.
   *
   * Scope: `positions:write`. */
  deleteQuestionSet: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Withdraw a review
   * Your own; an owner may withdraw anybody's. The audit log keeps what it said.
   *
   * Scope: `reviews:write`. */
  withdrawReview: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read the sandbox
   * Of the workspace, or the one that a test key works in.
   *
   * Scope: `workspace:read`. */
  getSandbox: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Sandbox"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Make the sandbox
   * Gives the one that there is, if there is one. The first test key makes it too.
   *
   * Scope: `workspace:write`. */
  createSandbox: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Sandbox"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Set the robot
   * What the robot does with candidates whose address does not say. With a test key, or signed in with the test data open; a live key is refused.
   *
   * Scope: `workspace:write`. */
  updateSandbox: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          robot: {
            does: "nothing" | "answers" | "drops_off" | "bounces";
            afterSeconds: number;
          };
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Sandbox"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Move the sandbox's clock forward
   * Everything in it becomes that much older, so that reminders go out and links end that would have by then. With a test key, or signed in with the test data open; a live key is refused.
   *
   * Scope: `workspace:write`. */
  moveSandboxClock: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** How far forward: up to 366 days at once. */
          seconds: number;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Sandbox"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Empty the sandbox
   * Everything in it goes, with its recordings; keys, webhooks and settings stay. With a test key, or signed in with the test data open; a live key is refused.
   *
   * Scope: `workspace:write`. */
  emptySandbox: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Sandbox"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Send the robot to an interview
   * In place of what was planned for the interview before. With a test key, or signed in with the test data open; a live key is refused.
   *
   * Scope: `interviews:write`. */
  sendRobot: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          interviewId: string;
          does: "answers" | "drops_off";
          afterSeconds?: number | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["RobotVisit"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read what the robot does with an interview
   * Scope: `interviews:read`. */
  getRobotVisit: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        interviewId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["RobotVisit"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read who is signed in
   * By the cookie of a browser; an API key is no session. */
  getSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Session"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Set up the first workspace
   * Once, with the token of the link that the server prints when it starts on an empty database. An Idempotency-Key is bound to the token; what was answered opens no session: sign in. */
  setUp: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          token: string;
          workspaceName: string;
          name: string;
          email: string;
          password: string;
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["SetUp"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change a share link
   * Its address stays. A changed password is asked of guests who are already in.
   *
   * Scope: `interviews:write`. */
  updateShare: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string | undefined;
          labels?: string[] | undefined;
          /** Counted from now. */
          expiresInDays?: number | undefined;
          /** Asked before anything is shown; null asks for none. It is kept as a hash. */
          password?: string | null | undefined;
          allow?: {
            /** The guest may comment, under a name. */
            comments?: boolean | undefined;
            /** The guest may score, under a name. It counts as a review. */
            scores?: boolean | undefined;
            /** The page offers the recordings for saving. */
            download?: boolean | undefined;
          } | undefined;
          hideIdentity?: boolean | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Share"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** End a share link
   * At once, with the addresses of recordings that its page gave out. The entry stays in the list.
   *
   * Scope: `interviews:write`. */
  endShare: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List who opened a share link
   * Newest first; the newest 500 are kept. A password that was wrong opens nothing.
   *
   * Scope: `interviews:read`. */
  listShareOpenings: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["ShareOpening"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read a take
   * Scope: `interviews:read`. */
  getTake: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Take"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read a transcript
   * With the times of its words, in seconds. The captions as WebVTT have an address of their own.
   *
   * Scope: `interviews:read`. */
  getTranscript: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Transcript"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Correct a transcript, or write one
   * Words that stay keep their times, new ones share the time of what they replace. Send If-Match so that nobody's correction is overwritten: its number is the transcript's version.
   *
   * Scope: `interviews:write`. */
  correctTranscript: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          text: string;
          language?: string | null | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Transcript"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List what a transcript said before
   * Each correction keeps the version before it. Newest first.
   *
   * Scope: `interviews:read`. */
  listFormerTranscripts: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: number | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["FormerTranscript"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Have an answer transcribed
   * For one that failed, or that was recorded before a speech service was set up. It is done in the background; the event answer.transcribed tells when.
   *
   * Scope: `interviews:write`. */
  requestTranscript: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Transcript"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List the shapes of webhooks
   * With the names of the events that each of them has.
   *
   * Scope: `webhooks:read`. */
  listWebhookShapes: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["WebhookShape"][];
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List webhooks
   * Newest first, without their secrets.
   *
   * Scope: `webhooks:read`. */
  listWebhooks: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["Webhook"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Create a webhook
   * It is told of what happens from then on, each event at least once, in order for each interview. Every delivery is signed as the Standard Webhooks specification says, and in the shape's own way. Needs interviews:read as well, since it is sent them.
   *
   * Scope: `webhooks:write`. */
  createWebhook: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** A public HTTPS address. */
          url: string;
          /** Names of the shape; "interview.*" is a family, "*" is everything. */
          events?: string[] | undefined;
          shape?: "native" | "interviewflow" | "flowmingo" | "flowmingo_beta" | "hireflix" | undefined;
          active?: boolean | undefined;
          description?: string | undefined;
        };
      };
    };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["NewWebhook"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read a webhook
   * Scope: `webhooks:read`. */
  getWebhook: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change a webhook
   * One that is switched on again is told of what happens from then on, and of what was waiting; resending a range brings the time between.
   *
   * Scope: `webhooks:write`. */
  updateWebhook: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** A public HTTPS address. */
          url?: string | undefined;
          /** Names of the shape; "interview.*" is a family, "*" is everything. */
          events?: string[] | undefined;
          active?: boolean | undefined;
          description?: string | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Webhook"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Delete a webhook
   * With its deliveries and their log.
   *
   * Scope: `webhooks:write`. */
  deleteWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List a webhook's deliveries
   * Newest first. What is done is kept for thirty days.
   *
   * Scope: `webhooks:read`. */
  listWebhookDeliveries: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        state?: "waiting" | "delivered" | "failed" | undefined;
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            data: components["schemas"]["WebhookDelivery"][];
            /** The cursor of the next page; null at the end of the list. */
            next: string | null;
          };
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read a delivery with its attempts
   * Scope: `webhooks:read`. */
  getWebhookDelivery: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path: {
        id: string;
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["WebhookDeliveryLog"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Send a delivery again
   * With the same id and the same body, whatever became of it; its attempts begin anew.
   *
   * Scope: `webhooks:write`. */
  resendWebhookDelivery: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["WebhookDelivery"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Send a range of events again
   * By moment or by sequence, both ends included, at most 10,000 events; those too that happened before the webhook was there or while it was switched off.
   *
   * Scope: `webhooks:write`. */
  resendWebhookRange: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          from?: string | undefined;
          to?: string | undefined;
          fromSequence?: number | undefined;
          toSequence?: number | undefined;
          /** Only what was given up or never sent. */
          onlyFailed?: boolean | undefined;
        };
      };
    };
    responses: {
      202: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["WebhooksResent"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Give a webhook a new secret
   * The shape's own header signs with the new one at once; webhook-signature carries both for the hours given. Of a shape with one secret all webhooks get it.
   *
   * Scope: `webhooks:write`. */
  rotateWebhookSecret: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** So long the header webhook-signature carries a signature by the earlier secret as well. */
          keepPreviousHours?: number | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["WebhookSecret"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Show a webhook's secret
   * The audit log keeps who asked.
   *
   * Scope: `webhooks:write`. */
  showWebhookSecret: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["WebhookSecret"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Send a test
   * A message that tells of nobody, tried once. The delivery that is answered says later what became of it.
   *
   * Scope: `webhooks:write`. */
  testWebhook: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          /** A name of the shape; the first that the webhook asks for unless given. */
          event?: string | undefined;
        };
      };
    };
    responses: {
      202: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["WebhookDelivery"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Read the workspace
   * The one that the key belongs to.
   *
   * Scope: `workspace:read`. */
  getWorkspace: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Workspace"];
        };
      };
      304: {
        headers: { [name: string]: unknown };
        content?: never;
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** Change the workspace
   * What is given changes; settings merge one level deep.
   *
   * Scope: `workspace:write`. */
  updateWorkspace: {
    parameters: {
      query?: {
        /** Only these properties, divided by commas. */
        fields?: string | undefined;
      };
      header?: {
        /** The same key with the same request gets the stored answer for 24 hours, and nothing is done twice. */
        "Idempotency-Key"?: string | undefined;
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name?: string | undefined;
          settings?: { [name: string]: unknown } | undefined;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components["schemas"]["Workspace"];
        };
      };
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
}

export interface paths {
  "/account": {
    get: operations["getAccount"];
    patch: operations["updateAccount"];
  };
  "/account/memberships/{id}": {
    delete: operations["leaveWorkspace"];
  };
  "/account/sessions": {
    get: operations["listAccountSessions"];
  };
  "/account/sessions/{id}": {
    delete: operations["endAccountSession"];
  };
  "/account/sign-out-everywhere": {
    post: operations["signOutEverywhere"];
  };
  "/applications": {
    get: operations["listApplications"];
  };
  "/applications/{id}": {
    get: operations["getApplication"];
  };
  "/applications/{id}/move": {
    post: operations["moveApplication"];
  };
  "/applications/{id}/reject": {
    post: operations["rejectApplication"];
  };
  "/applications/{id}/reopen": {
    post: operations["reopenApplication"];
  };
  "/audit": {
    get: operations["listAuditEntries"];
  };
  "/audit/export": {
    get: operations["exportAuditEntries"];
  };
  "/calls": {
    get: operations["listCalls"];
  };
  "/candidate-entries": {
    get: operations["listCandidateEntries"];
  };
  "/candidate-entries/{id}": {
    get: operations["getCandidateEntry"];
    delete: operations["discardCandidateEntry"];
  };
  "/candidate-entries/{id}/confirm": {
    post: operations["confirmCandidateEntry"];
  };
  "/candidate-entries/{id}/retry": {
    post: operations["retryCandidateEntry"];
  };
  "/candidates": {
    get: operations["listCandidates"];
  };
  "/candidates/{id}": {
    get: operations["getCandidate"];
    patch: operations["updateCandidate"];
    delete: operations["eraseCandidate"];
  };
  "/comments/{id}": {
    patch: operations["editComment"];
    delete: operations["deleteComment"];
  };
  "/custom-fields": {
    get: operations["listCustomFields"];
    post: operations["createCustomField"];
  };
  "/custom-fields/{id}": {
    get: operations["getCustomField"];
    patch: operations["updateCustomField"];
    delete: operations["deleteCustomField"];
  };
  "/events": {
    get: operations["listEvents"];
  };
  "/events/stream": {
    get: operations["streamEvents"];
  };
  "/exports": {
    get: operations["listExports"];
    post: operations["createExport"];
  };
  "/exports/{id}": {
    get: operations["readExport"];
    delete: operations["deleteExport"];
  };
  "/exports/{id}/archive": {
    get: operations["downloadExport"];
  };
  "/files": {
    post: operations["storeFile"];
  };
  "/interviews": {
    get: operations["listInterviews"];
    post: operations["createInterview"];
  };
  "/interviews/{id}": {
    get: operations["getInterview"];
    patch: operations["updateInterview"];
    delete: operations["deleteInterview"];
  };
  "/interviews/{id}/admit": {
    post: operations["admitInterview"];
  };
  "/interviews/{id}/archive": {
    post: operations["archiveInterview"];
  };
  "/interviews/{id}/comments": {
    get: operations["listComments"];
    post: operations["addComment"];
  };
  "/interviews/{id}/decide": {
    post: operations["decideInterview"];
  };
  "/interviews/{id}/decisions": {
    get: operations["listDecisions"];
  };
  "/interviews/{id}/events": {
    get: operations["listInterviewEvents"];
  };
  "/interviews/{id}/extend": {
    post: operations["extendInterview"];
  };
  "/interviews/{id}/invitations": {
    get: operations["listInvitations"];
  };
  "/interviews/{id}/mentionable": {
    get: operations["listMentionable"];
  };
  "/interviews/{id}/new-link": {
    post: operations["renewLink"];
  };
  "/interviews/{id}/questions": {
    put: operations["replaceInterviewQuestions"];
  };
  "/interviews/{id}/refuse": {
    post: operations["refuseInterview"];
  };
  "/interviews/{id}/reopen": {
    post: operations["reopenInterview"];
  };
  "/interviews/{id}/resend": {
    post: operations["resendInvitation"];
  };
  "/interviews/{id}/reviews": {
    get: operations["listReviews"];
  };
  "/interviews/{id}/reviews/mine": {
    put: operations["writeReview"];
  };
  "/interviews/{id}/shares": {
    get: operations["listShares"];
    post: operations["createShare"];
  };
  "/interviews/{id}/takes": {
    get: operations["listTakes"];
  };
  "/interviews/{id}/unarchive": {
    post: operations["unarchiveInterview"];
  };
  "/interviews/{id}/undo-decision": {
    post: operations["undoDecision"];
  };
  "/interviews/batch": {
    post: operations["createInterviews"];
  };
  "/interviews/bulk": {
    post: operations["actOnInterviews"];
  };
  "/interviews/counts": {
    get: operations["countInterviews"];
  };
  "/interviews/export": {
    get: operations["exportInterviews"];
  };
  "/job-posts": {
    get: operations["listJobPosts"];
    post: operations["createJobPost"];
  };
  "/job-posts/{id}": {
    get: operations["getJobPost"];
    patch: operations["updateJobPost"];
  };
  "/job-posts/{id}/applications": {
    post: operations["createApplication"];
  };
  "/job-posts/{id}/close": {
    post: operations["closeJobPost"];
  };
  "/job-posts/{id}/publish": {
    post: operations["publishJobPost"];
  };
  "/keys": {
    get: operations["listKeys"];
    post: operations["createKey"];
  };
  "/keys/{id}": {
    get: operations["getKey"];
    patch: operations["updateKey"];
    delete: operations["revokeKey"];
  };
  "/keys/{id}/end-previous-secret": {
    post: operations["endPreviousSecret"];
  };
  "/keys/{id}/rotate": {
    post: operations["rotateKey"];
  };
  "/mails": {
    get: operations["listMails"];
  };
  "/mails/{id}": {
    get: operations["getMail"];
  };
  "/mails/{id}/evidence": {
    get: operations["listMailEvidence"];
  };
  "/member-invitations": {
    get: operations["listMemberInvitations"];
    post: operations["inviteMember"];
  };
  "/member-invitations/{id}": {
    get: operations["getMemberInvitation"];
    delete: operations["revokeMemberInvitation"];
  };
  "/member-invitations/{id}/resend": {
    post: operations["resendMemberInvitation"];
  };
  "/member-invitations/accept": {
    get: operations["readInvitationToAccept"];
    post: operations["acceptInvitation"];
  };
  "/members": {
    get: operations["listMembers"];
  };
  "/members/{id}": {
    get: operations["getMember"];
    patch: operations["updateMember"];
    delete: operations["removeMember"];
  };
  "/messages/preview": {
    post: operations["previewMessage"];
  };
  "/messages/test": {
    post: operations["sendTestMessage"];
  };
  "/password-forgotten": {
    post: operations["forgotPassword"];
  };
  "/password-reset": {
    post: operations["resetPassword"];
  };
  "/positions": {
    get: operations["listPositions"];
    post: operations["createPosition"];
  };
  "/positions/{id}": {
    get: operations["getPosition"];
    patch: operations["updatePosition"];
    delete: operations["deletePosition"];
  };
  "/positions/{id}/archive": {
    post: operations["archivePosition"];
  };
  "/positions/{id}/copy-to-sandbox": {
    post: operations["copyPositionToSandbox"];
  };
  "/positions/{id}/duplicate": {
    post: operations["duplicatePosition"];
  };
  "/positions/{id}/preview": {
    post: operations["previewPosition"];
  };
  "/positions/{id}/sharing": {
    put: operations["sharePosition"];
  };
  "/positions/{id}/unarchive": {
    post: operations["unarchivePosition"];
  };
  "/projects": {
    get: operations["listProjects"];
    post: operations["createProject"];
  };
  "/projects/{id}": {
    get: operations["getProject"];
    patch: operations["updateProject"];
  };
  "/projects/{id}/archive": {
    post: operations["archiveProject"];
  };
  "/projects/{id}/unarchive": {
    post: operations["unarchiveProject"];
  };
  "/question-sets": {
    get: operations["listQuestionSets"];
    post: operations["createQuestionSet"];
  };
  "/question-sets/{id}": {
    get: operations["getQuestionSet"];
    patch: operations["updateQuestionSet"];
    delete: operations["deleteQuestionSet"];
  };
  "/reviews/{id}": {
    delete: operations["withdrawReview"];
  };
  "/sandbox": {
    get: operations["getSandbox"];
    post: operations["createSandbox"];
    patch: operations["updateSandbox"];
  };
  "/sandbox/clock": {
    post: operations["moveSandboxClock"];
  };
  "/sandbox/empty": {
    post: operations["emptySandbox"];
  };
  "/sandbox/robot": {
    post: operations["sendRobot"];
  };
  "/sandbox/robot/{interviewId}": {
    get: operations["getRobotVisit"];
  };
  "/session": {
    get: operations["getSession"];
  };
  "/setup": {
    post: operations["setUp"];
  };
  "/shares/{id}": {
    patch: operations["updateShare"];
    delete: operations["endShare"];
  };
  "/shares/{id}/openings": {
    get: operations["listShareOpenings"];
  };
  "/takes/{id}": {
    get: operations["getTake"];
  };
  "/takes/{id}/transcript": {
    get: operations["getTranscript"];
    put: operations["correctTranscript"];
  };
  "/takes/{id}/transcript/history": {
    get: operations["listFormerTranscripts"];
  };
  "/takes/{id}/transcript/retry": {
    post: operations["requestTranscript"];
  };
  "/webhook-shapes": {
    get: operations["listWebhookShapes"];
  };
  "/webhooks": {
    get: operations["listWebhooks"];
    post: operations["createWebhook"];
  };
  "/webhooks/{id}": {
    get: operations["getWebhook"];
    patch: operations["updateWebhook"];
    delete: operations["deleteWebhook"];
  };
  "/webhooks/{id}/deliveries": {
    get: operations["listWebhookDeliveries"];
  };
  "/webhooks/{id}/deliveries/{deliveryId}": {
    get: operations["getWebhookDelivery"];
  };
  "/webhooks/{id}/deliveries/{deliveryId}/resend": {
    post: operations["resendWebhookDelivery"];
  };
  "/webhooks/{id}/resend": {
    post: operations["resendWebhookRange"];
  };
  "/webhooks/{id}/rotate-secret": {
    post: operations["rotateWebhookSecret"];
  };
  "/webhooks/{id}/show-secret": {
    post: operations["showWebhookSecret"];
  };
  "/webhooks/{id}/test": {
    post: operations["testWebhook"];
  };
  "/workspace": {
    get: operations["getWorkspace"];
    patch: operations["updateWorkspace"];
  };
}

