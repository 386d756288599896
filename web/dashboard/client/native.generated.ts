/** The native API as its own document describes it. Written by `npm run client` from /api/v1/openapi.json; do not edit. */

export interface components {
  schemas: {
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
      segments: {
        id: string;
        bytes: number;
        sha256: string;
        durationMs: number | null;
        state: string;
      }[];
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
      name: string;
      description: string;
      /** null: no scopes set, the key may do everything. */
      scopes: ("interviews:read" | "interviews:write" | "reviews:write" | "candidates:erase" | "positions:read" | "positions:write" | "fields:write" | "workspace:read" | "workspace:write" | "members:write" | "exports:write" | "keys:write")[] | null;
      status: "active" | "inactive";
      environment: "live" | "test";
      /** Such as gr_live_ab12cd34.**** */
      masked: string;
      expiresAt: string | null;
      lastUsedAt: string | null;
      lastUsedIp: string | null;
      createdBy: string;
      createdAt: string;
      revokedAt: string | null;
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
      action: string;
      subjectType: string;
      subjectId: string | null;
      data: { [name: string]: unknown };
    };
    CustomField: {
      id: string;
      key: string;
      label: string;
      type: "text" | "number" | "boolean";
      /** False for a field that a client sent without anyone having defined it. */
      managed: boolean;
      createdAt: string;
    };
    Event: {
      /** Numbers of a workspace have no gaps. */
      sequence: number;
      id: string;
      type: string;
      at: string;
      interviewId: string | null;
      data: { [name: string]: unknown };
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
    Mail: {
      id: string;
      interviewId: string | null;
      purpose: "invitation" | "admitted" | "reminder" | "link" | "resend" | "test" | "more_time" | "receipt" | "member_invitation" | "password_reset";
      toEmail: string;
      toName: string;
      /** uncertain: it may have been accepted, so it is not repeated by itself. */
      state: "scheduled" | "sending" | "retrying" | "sent" | "uncertain" | "failed" | "cancelled";
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
      purpose: "invitation" | "admitted" | "reminder" | "link" | "resend" | "test" | "more_time" | "receipt" | "member_invitation" | "password_reset";
      toEmail: string;
      toName: string;
      /** uncertain: it may have been accepted, so it is not repeated by itself. */
      state: "scheduled" | "sending" | "retrying" | "sent" | "uncertain" | "failed" | "cancelled";
      subject: string | null;
      sendAt: string;
      sentAt: string | null;
      attempts: number;
      lastError: string | null;
      createdAt: string;
      html: string;
      text: string;
    };
    Member: {
      id: string;
      name: string;
      email: string;
      role: "owner" | "recruiter" | "reviewer" | "viewer";
      createdAt: string;
    };
    MessagePreview: {
      subject: string;
      html: string;
      text: string;
      unknownVariables: string[];
    };
    NewApiKey: {
      id: string;
      name: string;
      description: string;
      /** null: no scopes set, the key may do everything. */
      scopes: ("interviews:read" | "interviews:write" | "reviews:write" | "candidates:erase" | "positions:read" | "positions:write" | "fields:write" | "workspace:read" | "workspace:write" | "members:write" | "exports:write" | "keys:write")[] | null;
      status: "active" | "inactive";
      environment: "live" | "test";
      /** Such as gr_live_ab12cd34.**** */
      masked: string;
      expiresAt: string | null;
      lastUsedAt: string | null;
      lastUsedIp: string | null;
      createdBy: string;
      createdAt: string;
      revokedAt: string | null;
      key: string;
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
      language: "en" | "hi" | "es" | "fr" | "zh" | "de" | "it" | "ja" | "ko";
      durationMinutes: number;
      linkExpirationDays: number;
      interviewRetakes: number;
      videoRequired: boolean;
      resumeRequired: boolean;
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
    QueuedMail: {
      id: string;
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
      } | null;
      workspaces: {
        id: string;
        number: number;
        name: string;
        role: "owner" | "recruiter" | "reviewer" | "viewer";
      }[];
      publicUrl: string;
      /** What this deployment can do, for pages that would otherwise promise too much. */
      capabilities: {
        smtp: boolean;
        ffmpeg: boolean;
        cameraOnPublicUrl: boolean;
      };
    };
    SetUp: {
      workspaceId: string;
      workspaceNumber: number;
      ownerEmail: string;
    };
    StoredFile: {
      id: string;
      name: string;
      contentType: string;
      bytes: number;
      sha256: string;
      url: string;
    };
    Workspace: {
      id: string;
      number: number;
      name: string;
      settings: components["schemas"]["WorkspaceSettings"];
      logoUrl: string | null;
      /** The messages that go out when neither position nor workspace has its own. */
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
    };
  };
}

export interface operations {
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
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List custom fields
   * Scope: `interviews:read`. */
  listCustomFields: {
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
            data: components["schemas"]["CustomField"][];
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
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
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
  /** Read the event feed
   * Oldest first, numbered without gaps. Ask again with the last number that you saw.
   *
   * Scope: `workspace:read`. */
  listEvents: {
    parameters: {
      query?: {
        /** A sequence number; 0 for all. */
        after?: number | undefined;
        limit?: number | undefined;
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
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": unknown;
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
   * Newest first. Archived ones only when asked for; deleted ones never.
   *
   * Scope: `interviews:read`. */
  listInterviews: {
    parameters: {
      query?: {
        limit?: number | undefined;
        /** next of the page before. */
        cursor?: string | undefined;
        positionId?: string | undefined;
        admission?: "draft" | "admitted" | "refused" | undefined;
        /** One or several, divided by commas. */
        progress?: string | undefined;
        decision?: "undecided" | "shortlisted" | "discarded" | undefined;
        /** Part of a name or of an e-mail address. */
        search?: string | undefined;
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
            data: components["schemas"]["InterviewRow"][];
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
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
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
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": {
          name: string;
          description?: string | undefined;
          scopes?: ("interviews:read" | "interviews:write" | "reviews:write" | "candidates:erase" | "positions:read" | "positions:write" | "fields:write" | "workspace:read" | "workspace:write" | "members:write" | "exports:write" | "keys:write")[] | null | undefined;
          environment?: "live" | undefined;
          expiresAt?: string | null | undefined;
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
  /** Change an API key
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
          scopes?: ("interviews:read" | "interviews:write" | "reviews:write" | "candidates:erase" | "positions:read" | "positions:write" | "fields:write" | "workspace:read" | "workspace:write" | "members:write" | "exports:write" | "keys:write")[] | null | undefined;
          expiresAt?: string | null | undefined;
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
      default: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components["schemas"]["Problem"];
        };
      };
    };
  };
  /** List members
   * Scope: `workspace:read`. */
  listMembers: {
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
            data: components["schemas"]["Member"][];
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
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
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
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
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
        /** The ETag of what was read: 412 when it has been changed since. */
        "If-Match"?: string | undefined;
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
            language?: "en" | "hi" | "es" | "fr" | "zh" | "de" | "it" | "ja" | "ko" | undefined;
            durationMinutes?: number | undefined;
            linkExpirationDays?: number | undefined;
            interviewRetakes?: number | undefined;
            videoRequired?: boolean | undefined;
            resumeRequired?: boolean | undefined;
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
   * Once, with the token of the link that the server prints when it starts on an empty database. */
  setUp: {
    parameters: {
      query?: never;
      header?: never;
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
  "/audit": {
    get: operations["listAuditEntries"];
  };
  "/calls": {
    get: operations["listCalls"];
  };
  "/custom-fields": {
    get: operations["listCustomFields"];
    post: operations["createCustomField"];
  };
  "/events": {
    get: operations["listEvents"];
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
  "/interviews/{id}/decide": {
    post: operations["decideInterview"];
  };
  "/interviews/{id}/events": {
    get: operations["listInterviewEvents"];
  };
  "/interviews/{id}/extend": {
    post: operations["extendInterview"];
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
  "/interviews/{id}/unarchive": {
    post: operations["unarchiveInterview"];
  };
  "/keys": {
    get: operations["listKeys"];
    post: operations["createKey"];
  };
  "/keys/{id}": {
    patch: operations["updateKey"];
    delete: operations["revokeKey"];
  };
  "/mails": {
    get: operations["listMails"];
  };
  "/mails/{id}": {
    get: operations["getMail"];
  };
  "/members": {
    get: operations["listMembers"];
  };
  "/messages/preview": {
    post: operations["previewMessage"];
  };
  "/messages/test": {
    post: operations["sendTestMessage"];
  };
  "/positions": {
    get: operations["listPositions"];
    post: operations["createPosition"];
  };
  "/positions/{id}": {
    get: operations["getPosition"];
    patch: operations["updatePosition"];
  };
  "/positions/{id}/archive": {
    post: operations["archivePosition"];
  };
  "/positions/{id}/duplicate": {
    post: operations["duplicatePosition"];
  };
  "/positions/{id}/sharing": {
    put: operations["sharePosition"];
  };
  "/positions/{id}/unarchive": {
    post: operations["unarchivePosition"];
  };
  "/session": {
    get: operations["getSession"];
  };
  "/setup": {
    post: operations["setUp"];
  };
  "/workspace": {
    get: operations["getWorkspace"];
    patch: operations["updateWorkspace"];
  };
}

