CREATE TABLE "tortoise_migrations" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "app" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "applied_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_tortoise_mi_app_3803a5" UNIQUE ("app", "name")
);
CREATE TABLE "area" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(20) NOT NULL UNIQUE,
    "name_es" VARCHAR(80) NOT NULL,
    "name_en" VARCHAR(80) NOT NULL
);
CREATE TABLE "counter" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "series" VARCHAR(40) NOT NULL UNIQUE,
    "value" BIGINT NOT NULL
);
CREATE TABLE "holiday" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "country" VARCHAR(2) NOT NULL,
    "day" DATE NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    CONSTRAINT "uid_holiday_country_a03f7d" UNIQUE ("country", "day")
);
CREATE TABLE "idempotent_call" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "caller" VARCHAR(40) NOT NULL,
    "mutation" VARCHAR(60) NOT NULL,
    "key" VARCHAR(120) NOT NULL,
    "body_digest" VARCHAR(64) NOT NULL,
    "event_id" BIGINT,
    "object_id" BIGINT,
    "called_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_idempotent__caller_6f7667" UNIQUE ("caller", "mutation", "key")
);
CREATE INDEX "idx_idempotent__called__dccd61" ON "idempotent_call" ("called_at");
CREATE TABLE "inbound_mail" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "key" VARCHAR(64) NOT NULL UNIQUE,
    "store_key" VARCHAR(80) NOT NULL,
    "size" INT NOT NULL,
    "received_at" TIMESTAMP NOT NULL,
    "state" VARCHAR(30) NOT NULL,
    "reason" VARCHAR(40),
    "problem" VARCHAR(500),
    "internet_id" VARCHAR(300) NOT NULL,
    "sender" VARCHAR(254) NOT NULL,
    "sender_name" VARCHAR(120) NOT NULL,
    "subject" VARCHAR(300) NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "ticket_id" BIGINT,
    "message_id" BIGINT,
    "trusted_by_id" BIGINT,
    "settled_at" TIMESTAMP
);
CREATE INDEX "idx_inbound_mai_state_65d759" ON "inbound_mail" ("state", "id");
CREATE INDEX "idx_inbound_mai_ticket__55800e" ON "inbound_mail" ("ticket_id");
CREATE TABLE "job" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "payload" TEXT NOT NULL,
    "dedupe" VARCHAR(120)  UNIQUE,
    "state" VARCHAR(30) NOT NULL,
    "run_at" TIMESTAMP NOT NULL,
    "locked_until" TIMESTAMP,
    "attempts" INT NOT NULL,
    "fence" BIGINT NOT NULL,
    "error" TEXT,
    "settled_at" TIMESTAMP
);
CREATE TABLE "mail" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "job_id" BIGINT NOT NULL UNIQUE,
    "ticket_id" BIGINT,
    "person_id" BIGINT,
    "notice" VARCHAR(40) NOT NULL,
    "language" VARCHAR(30) NOT NULL,
    "recipient" VARCHAR(254) NOT NULL,
    "subject" VARCHAR(300) NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "message_id" VARCHAR(200) NOT NULL,
    "made_at" TIMESTAMP NOT NULL,
    "sent_at" TIMESTAMP,
    "state" VARCHAR(30) NOT NULL,
    "detail" VARCHAR(500) NOT NULL
);
CREATE INDEX "idx_mail_ticket__a51e8d" ON "mail" ("ticket_id", "id");
CREATE INDEX "idx_mail_person__ad5966" ON "mail" ("person_id", "made_at");
CREATE INDEX "idx_mail_recipie_9b6616" ON "mail" ("recipient", "made_at");
CREATE TABLE "organization" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "visibility" VARCHAR(30) NOT NULL,
    "created_at" TIMESTAMP NOT NULL
);
CREATE TABLE "client" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "name" VARCHAR(120) NOT NULL UNIQUE,
    "active" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "organization_id" BIGINT NOT NULL REFERENCES "organization" ("id") ON DELETE RESTRICT
);
CREATE TABLE "person" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "role" VARCHAR(30) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "email" VARCHAR(254)  UNIQUE,
    "phone" VARCHAR(40),
    "team" VARCHAR(60),
    "language" VARCHAR(30) NOT NULL,
    "timezone" VARCHAR(64) NOT NULL,
    "password_hash" VARCHAR(200),
    "notice_answers" INT NOT NULL,
    "notice_progress" INT NOT NULL,
    "notice_followed" INT NOT NULL,
    "proven" INT NOT NULL,
    "active" INT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "organization_id" BIGINT REFERENCES "organization" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_person_organiz_26d037" ON "person" ("organization_id", "id");
CREATE INDEX "idx_person_role_357a95" ON "person" ("role", "id");
CREATE TABLE "absence" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "starts_at" TIMESTAMP NOT NULL,
    "ends_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_absence_person__e0de9c" ON "absence" ("person_id");
CREATE TABLE "access_token" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "digest" VARCHAR(64) NOT NULL UNIQUE,
    "session_id" BIGINT,
    "scopes" TEXT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "revoked_at" TIMESTAMP,
    "client_id" BIGINT REFERENCES "client" ("id") ON DELETE CASCADE,
    "person_id" BIGINT REFERENCES "person" ("id") ON DELETE CASCADE
);
CREATE TABLE "area_member" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "complexity" VARCHAR(30) NOT NULL,
    "area_id" BIGINT NOT NULL REFERENCES "area" ("id") ON DELETE CASCADE,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_area_member_area_id_9b1a79" UNIQUE ("area_id", "person_id")
);
CREATE INDEX "idx_area_member_person__36c7d9" ON "area_member" ("person_id");
CREATE TABLE "article" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "status" VARCHAR(30) NOT NULL,
    "title_es" VARCHAR(160) NOT NULL,
    "body_es" TEXT NOT NULL,
    "title_en" VARCHAR(160) NOT NULL,
    "body_en" TEXT NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "published_at" TIMESTAMP,
    "review_at" TIMESTAMP,
    "version" INT NOT NULL,
    "used_count" INT NOT NULL,
    "helped_count" INT NOT NULL,
    "not_helped_count" INT NOT NULL,
    "deflected_count" INT NOT NULL,
    "area_id" BIGINT NOT NULL REFERENCES "area" ("id") ON DELETE RESTRICT,
    "author_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "reviewer_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_article_status_4bce52" ON "article" ("status", "id");
CREATE TABLE "article_rating" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "helped" INT NOT NULL,
    "rated_at" TIMESTAMP NOT NULL,
    "article_id" BIGINT NOT NULL REFERENCES "article" ("id") ON DELETE CASCADE,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_article_rat_article_de0330" UNIQUE ("article_id", "person_id")
);
CREATE TABLE "deflection" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "deflected_at" TIMESTAMP NOT NULL,
    "article_id" BIGINT NOT NULL REFERENCES "article" ("id") ON DELETE CASCADE,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_deflection_article_4462bb" ON "deflection" ("article_id", "id");
CREATE TABLE "draft" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "place" VARCHAR(60) NOT NULL,
    "page" VARCHAR(60) NOT NULL,
    "sealed" BLOB NOT NULL,
    "saved_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_draft_person__15550a" UNIQUE ("person_id", "place")
);
CREATE INDEX "idx_draft_saved_a_5a0eaa" ON "draft" ("saved_at");
CREATE TABLE "policy_revision" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(30) NOT NULL,
    "revision" INT NOT NULL,
    "content" TEXT NOT NULL,
    "source" VARCHAR(200) NOT NULL,
    "reason" TEXT NOT NULL,
    "proposed_at" TIMESTAMP NOT NULL,
    "approved_at" TIMESTAMP,
    "discarded_at" TIMESTAMP,
    "effective_at" TIMESTAMP NOT NULL,
    "approver_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "author_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_policy_revi_kind_60eb57" UNIQUE ("kind", "revision")
);
CREATE TABLE "saved_form" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "browser_digest" VARCHAR(64) NOT NULL UNIQUE,
    "path" VARCHAR(300) NOT NULL,
    "ciphertext" BLOB NOT NULL,
    "expires_at" TIMESTAMP NOT NULL
);
CREATE TABLE "search_doc" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(10) NOT NULL,
    "ref" BIGINT NOT NULL,
    "a" TEXT NOT NULL,
    "b" TEXT NOT NULL,
    "c" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    CONSTRAINT "uid_search_doc_kind_037714" UNIQUE ("kind", "ref")
);
CREATE TABLE "session" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "digest" VARCHAR(64) NOT NULL UNIQUE,
    "user_agent" VARCHAR(200) NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "seen_at" TIMESTAMP NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_session_person__9420e7" ON "session" ("person_id");
CREATE TABLE "shift" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "weekday" INT NOT NULL,
    "starts" INT NOT NULL,
    "ends" INT NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE
);
CREATE INDEX "idx_shift_person__205493" ON "shift" ("person_id");
CREATE TABLE "sign_in_attempt" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "subject" VARCHAR(80) NOT NULL,
    "failed_at" TIMESTAMP NOT NULL
);
CREATE INDEX "idx_sign_in_att_subject_2b0203" ON "sign_in_attempt" ("subject", "failed_at");
CREATE TABLE "sign_in_code" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "browser_digest" VARCHAR(64) NOT NULL UNIQUE,
    "code_digest" VARCHAR(64) NOT NULL,
    "tries" INT NOT NULL,
    "expires_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT REFERENCES "person" ("id") ON DELETE CASCADE
);
CREATE TABLE "suppression" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "address" VARCHAR(254) NOT NULL UNIQUE,
    "detail" VARCHAR(500) NOT NULL,
    "since" TIMESTAMP NOT NULL
);
CREATE TABLE "ticket" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "number" VARCHAR(20) NOT NULL UNIQUE,
    "version" INT NOT NULL,
    "client_id" BIGINT,
    "channel" VARCHAR(30) NOT NULL,
    "type" VARCHAR(30) NOT NULL,
    "subject" VARCHAR(200) NOT NULL,
    "details" TEXT NOT NULL,
    "occurred_at" TIMESTAMP NOT NULL,
    "recorded_at" TIMESTAMP NOT NULL,
    "late_record" INT NOT NULL,
    "affects" VARCHAR(30),
    "needed" VARCHAR(30),
    "impact" VARCHAR(30) NOT NULL,
    "urgency" VARCHAR(30) NOT NULL,
    "priority" VARCHAR(30) NOT NULL,
    "priority_confirmed" INT NOT NULL,
    "classified" INT NOT NULL,
    "complexity" VARCHAR(30),
    "major_incident" INT NOT NULL,
    "security" INT NOT NULL,
    "review_state" VARCHAR(30),
    "matrix_revision" INT NOT NULL,
    "levels_revision" INT NOT NULL,
    "escalation_revision" INT NOT NULL,
    "status" VARCHAR(30) NOT NULL,
    "status_since" TIMESTAMP NOT NULL,
    "status_by_id" BIGINT,
    "status_event_id" BIGINT,
    "third_party" VARCHAR(120),
    "third_party_reference" VARCHAR(120),
    "expected_at" TIMESTAMP,
    "assigned_at" TIMESTAMP,
    "escalation_level" VARCHAR(30),
    "consulted" INT NOT NULL,
    "rejections" INT NOT NULL,
    "reopenings" INT NOT NULL,
    "first_resolved_at" TIMESTAMP,
    "resolved_at" TIMESTAMP,
    "closed_at" TIMESTAMP,
    "closure_basis" VARCHAR(30),
    "ended_at" TIMESTAMP,
    "fr_target_ms" BIGINT NOT NULL,
    "fr_started_at" TIMESTAMP NOT NULL,
    "fr_elapsed_ms" BIGINT NOT NULL,
    "fr_due_at" TIMESTAMP,
    "fr_met_at" TIMESTAMP,
    "fr_breached_at" TIMESTAMP,
    "fr_cancelled" INT NOT NULL,
    "res_target_ms" BIGINT NOT NULL,
    "res_started_at" TIMESTAMP NOT NULL,
    "res_elapsed_ms" BIGINT NOT NULL,
    "res_running_since" TIMESTAMP,
    "res_paused_since" TIMESTAMP,
    "res_due_at" TIMESTAMP,
    "res_met_at" TIMESTAMP,
    "res_breached_at" TIMESTAMP,
    "res_final" INT NOT NULL,
    "res_cancelled" INT NOT NULL,
    "pause_count" INT NOT NULL,
    "paused_ms" BIGINT NOT NULL,
    "next_due_at" TIMESTAMP NOT NULL,
    "message_count" INT NOT NULL,
    "last_message_id" BIGINT,
    "last_message_at" TIMESTAMP,
    "last_message_by_id" BIGINT,
    "last_message_excerpt" VARCHAR(200),
    "updated_at" TIMESTAMP NOT NULL,
    "last_seq" INT NOT NULL,
    "last_hash" VARCHAR(64) NOT NULL,
    "area_id" BIGINT REFERENCES "area" ("id") ON DELETE RESTRICT,
    "assignee_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "merged_into_id" BIGINT REFERENCES "ticket" ("id") ON DELETE RESTRICT,
    "organization_id" BIGINT REFERENCES "organization" ("id") ON DELETE RESTRICT,
    "requester_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_ticket_request_89a921" ON "ticket" ("requester_id", "id");
CREATE INDEX "idx_ticket_organiz_871793" ON "ticket" ("organization_id", "id");
CREATE INDEX "idx_ticket_status_8a6b55" ON "ticket" ("status", "next_due_at", "id");
CREATE INDEX "idx_ticket_assigne_207497" ON "ticket" ("assignee_id", "status", "next_due_at");
CREATE INDEX "idx_ticket_area_id_1177ef" ON "ticket" ("area_id", "status", "next_due_at");
CREATE INDEX "idx_ticket_updated_a10781" ON "ticket" ("updated_at", "id");
CREATE TABLE "complaint" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(20) NOT NULL UNIQUE,
    "subject" VARCHAR(30) NOT NULL,
    "severity" VARCHAR(30) NOT NULL,
    "remedy_sought" TEXT NOT NULL,
    "received_at" TIMESTAMP NOT NULL,
    "acknowledged_at" TIMESTAMP,
    "about_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "ticket_id" BIGINT NOT NULL UNIQUE REFERENCES "ticket" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_complaint_about_i_388208" ON "complaint" ("about_id");
CREATE TABLE "consultation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "terms" VARCHAR(200) NOT NULL,
    "consulted_at" TIMESTAMP NOT NULL,
    "article_id" BIGINT REFERENCES "article" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "ticket_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_consultatio_ticket__f86afb" ON "consultation" ("ticket_id", "id");
CREATE TABLE "escalation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "level" VARCHAR(30) NOT NULL,
    "trigger" VARCHAR(30),
    "leads" INT NOT NULL,
    "raised_at" TIMESTAMP NOT NULL,
    "acknowledge_by" TIMESTAMP,
    "acknowledged_at" TIMESTAMP,
    "acknowledged_by_id" BIGINT,
    "ended_at" TIMESTAMP,
    "ticket_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_escalation_ticket__98dfe3" ON "escalation" ("ticket_id", "id");
CREATE TABLE "follow_up" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(30) NOT NULL,
    "due_at" TIMESTAMP NOT NULL,
    "done_at" TIMESTAMP,
    "done_by_id" BIGINT,
    "outcome" TEXT,
    "ticket_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_follow_up_ticket__16e097" ON "follow_up" ("ticket_id");
CREATE INDEX "idx_follow_up_due_at_241894" ON "follow_up" ("due_at", "id");
CREATE TABLE "message" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "author_role" VARCHAR(30) NOT NULL,
    "client_id" BIGINT,
    "kind" VARCHAR(30) NOT NULL,
    "note_kind" VARCHAR(30),
    "audience" VARCHAR(30) NOT NULL,
    "channel" VARCHAR(30) NOT NULL,
    "body" TEXT NOT NULL,
    "salt" VARCHAR(32) NOT NULL,
    "occurred_at" TIMESTAMP NOT NULL,
    "recorded_at" TIMESTAMP NOT NULL,
    "author_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "origin_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE RESTRICT,
    "ticket_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_message_ticket__b681cc" ON "message" ("ticket_id", "id");
CREATE TABLE "event" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "seq" INT NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "clause" VARCHAR(10) NOT NULL,
    "procedure_revision" INT NOT NULL,
    "actor_id" BIGINT,
    "actor_role" VARCHAR(30) NOT NULL,
    "client_id" BIGINT,
    "channel" VARCHAR(30),
    "occurred_at" TIMESTAMP NOT NULL,
    "recorded_at" TIMESTAMP NOT NULL,
    "data" TEXT NOT NULL,
    "message_digest" VARCHAR(64),
    "unique_key" VARCHAR(120)  UNIQUE,
    "prev_hash" VARCHAR(64) NOT NULL,
    "hash" VARCHAR(64) NOT NULL,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE RESTRICT,
    "ticket_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_event_ticket__f29988" UNIQUE ("ticket_id", "seq")
);
CREATE TABLE "attachment" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "store_key" VARCHAR(64) NOT NULL UNIQUE,
    "preview_key" VARCHAR(64),
    "name" VARCHAR(255) NOT NULL,
    "content_type" VARCHAR(120) NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" VARCHAR(64) NOT NULL,
    "scan" VARCHAR(30) NOT NULL,
    "client_id" BIGINT,
    "uploaded_at" TIMESTAMP NOT NULL,
    "audience" VARCHAR(30) NOT NULL,
    "event_id" BIGINT REFERENCES "event" ("id") ON DELETE RESTRICT,
    "message_id" BIGINT REFERENCES "message" ("id") ON DELETE RESTRICT,
    "origin_id" BIGINT REFERENCES "ticket" ("id") ON DELETE RESTRICT,
    "ticket_id" BIGINT REFERENCES "ticket" ("id") ON DELETE RESTRICT,
    "uploader_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "idx_attachment_ticket__8772b3" ON "attachment" ("ticket_id", "id");
CREATE INDEX "idx_attachment_message_3d2f98" ON "attachment" ("message_id");
CREATE INDEX "idx_attachment_event_i_89d2f7" ON "attachment" ("event_id");
CREATE INDEX "idx_attachment_uploade_f0d236" ON "attachment" ("uploader_id", "uploaded_at");
CREATE TABLE "muting" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    "ticket_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_muting_ticket__3be1da" UNIQUE ("ticket_id", "person_id")
);
CREATE INDEX "idx_muting_person__a91f70" ON "muting" ("person_id", "ticket_id");
CREATE TABLE "priority_review" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "state" VARCHAR(30) NOT NULL,
    "priority" VARCHAR(30) NOT NULL,
    "asked_at" TIMESTAMP NOT NULL,
    "answered_at" TIMESTAMP,
    "answer_id" BIGINT REFERENCES "message" ("id") ON DELETE RESTRICT,
    "answered_by_id" BIGINT REFERENCES "person" ("id") ON DELETE RESTRICT,
    "asked_by_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "reason_id" BIGINT NOT NULL REFERENCES "message" ("id") ON DELETE RESTRICT,
    "ticket_id" BIGINT NOT NULL UNIQUE REFERENCES "ticket" ("id") ON DELETE RESTRICT
);
CREATE TABLE "resolution" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "round" INT NOT NULL,
    "cause" TEXT NOT NULL,
    "actions" TEXT NOT NULL,
    "solution" TEXT NOT NULL,
    "article_id" BIGINT,
    "resolved_by_id" BIGINT NOT NULL,
    "resolved_at" TIMESTAMP NOT NULL,
    "confirmed_at" TIMESTAMP,
    "rejected_at" TIMESTAMP,
    "survey_asked_at" TIMESTAMP,
    "ticket_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_resolution_ticket__9bed1f" UNIQUE ("ticket_id", "round")
);
CREATE TABLE "responder" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "joined_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "ticket_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_responder_ticket__907392" UNIQUE ("ticket_id", "person_id")
);
CREATE INDEX "idx_responder_person__a75e37" ON "responder" ("person_id", "ticket_id");
CREATE TABLE "seen" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "message_id" BIGINT NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    "ticket_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_seen_person__ee5b9c" UNIQUE ("person_id", "ticket_id")
);
CREATE TABLE "survey" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "revision" INT NOT NULL,
    "satisfaction" INT NOT NULL,
    "recommendation" INT,
    "solved" INT,
    "comment" TEXT,
    "current" INT NOT NULL,
    "voided_at" TIMESTAMP,
    "answered_at" TIMESTAMP NOT NULL,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "resolution_id" BIGINT NOT NULL REFERENCES "resolution" ("id") ON DELETE RESTRICT,
    "ticket_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_survey_resolut_72c00c" UNIQUE ("resolution_id", "revision")
);
CREATE INDEX "idx_survey_ticket__dd0d99" ON "survey" ("ticket_id", "id");
CREATE TABLE "ticket_link" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "kind" VARCHAR(30) NOT NULL,
    "other_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE RESTRICT,
    "ticket_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_ticket_link_ticket__f83781" UNIQUE ("ticket_id", "other_id", "kind")
);
CREATE TABLE "used_link" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "digest" VARCHAR(64) NOT NULL UNIQUE,
    "used_at" TIMESTAMP NOT NULL
);
CREATE TABLE "watcher" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "added_by_id" BIGINT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE,
    "ticket_id" BIGINT NOT NULL REFERENCES "ticket" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_watcher_ticket__68d7d3" UNIQUE ("ticket_id", "person_id")
);
CREATE INDEX "idx_watcher_person__a0235e" ON "watcher" ("person_id", "ticket_id");
CREATE TRIGGER "area_member_complexity_word_insert" BEFORE INSERT ON "area_member" WHEN NEW."complexity" NOT IN ('C1', 'C2', 'C3', 'C4') BEGIN SELECT RAISE(ABORT, 'area_member.complexity is not one of its words'); END;
CREATE TRIGGER "area_member_complexity_word_update" BEFORE UPDATE OF "complexity" ON "area_member" WHEN NEW."complexity" NOT IN ('C1', 'C2', 'C3', 'C4') BEGIN SELECT RAISE(ABORT, 'area_member.complexity is not one of its words'); END;
CREATE TRIGGER "organization_visibility_word_insert" BEFORE INSERT ON "organization" WHEN NEW."visibility" NOT IN ('OWN', 'TEAM', 'ALL') BEGIN SELECT RAISE(ABORT, 'organization.visibility is not one of its words'); END;
CREATE TRIGGER "organization_visibility_word_update" BEFORE UPDATE OF "visibility" ON "organization" WHEN NEW."visibility" NOT IN ('OWN', 'TEAM', 'ALL') BEGIN SELECT RAISE(ABORT, 'organization.visibility is not one of its words'); END;
CREATE TRIGGER "person_role_word_insert" BEFORE INSERT ON "person" WHEN NEW."role" NOT IN ('CUSTOMER', 'CUSTOMER_ADMIN', 'SPECIALIST', 'TECHNICIAN', 'LEAD', 'MANAGER', 'PARTNER', 'SYSTEM') BEGIN SELECT RAISE(ABORT, 'person.role is not one of its words'); END;
CREATE TRIGGER "person_role_word_update" BEFORE UPDATE OF "role" ON "person" WHEN NEW."role" NOT IN ('CUSTOMER', 'CUSTOMER_ADMIN', 'SPECIALIST', 'TECHNICIAN', 'LEAD', 'MANAGER', 'PARTNER', 'SYSTEM') BEGIN SELECT RAISE(ABORT, 'person.role is not one of its words'); END;
CREATE TRIGGER "person_language_word_insert" BEFORE INSERT ON "person" WHEN NEW."language" NOT IN ('ES', 'EN') BEGIN SELECT RAISE(ABORT, 'person.language is not one of its words'); END;
CREATE TRIGGER "person_language_word_update" BEFORE UPDATE OF "language" ON "person" WHEN NEW."language" NOT IN ('ES', 'EN') BEGIN SELECT RAISE(ABORT, 'person.language is not one of its words'); END;
CREATE TRIGGER "policy_revision_kind_word_insert" BEFORE INSERT ON "policy_revision" WHEN NEW."kind" NOT IN ('PRIORITY_MATRIX', 'SERVICE_LEVELS', 'ESCALATION', 'ASSIGNMENT', 'RETENTION', 'CLOSING') BEGIN SELECT RAISE(ABORT, 'policy_revision.kind is not one of its words'); END;
CREATE TRIGGER "policy_revision_kind_word_update" BEFORE UPDATE OF "kind" ON "policy_revision" WHEN NEW."kind" NOT IN ('PRIORITY_MATRIX', 'SERVICE_LEVELS', 'ESCALATION', 'ASSIGNMENT', 'RETENTION', 'CLOSING') BEGIN SELECT RAISE(ABORT, 'policy_revision.kind is not one of its words'); END;
CREATE TRIGGER "escalation_level_word_insert" BEFORE INSERT ON "escalation" WHEN NEW."level" NOT IN ('N1', 'N2', 'N3', 'N4') BEGIN SELECT RAISE(ABORT, 'escalation.level is not one of its words'); END;
CREATE TRIGGER "escalation_level_word_update" BEFORE UPDATE OF "level" ON "escalation" WHEN NEW."level" NOT IN ('N1', 'N2', 'N3', 'N4') BEGIN SELECT RAISE(ABORT, 'escalation.level is not one of its words'); END;
CREATE TRIGGER "escalation_trigger_word_insert" BEFORE INSERT ON "escalation" WHEN NEW."trigger" NOT IN ('REGISTERED', 'UNASSIGNED', 'FIRST_RESPONSE_IMMINENT', 'FIRST_RESPONSE_MISSED', 'RESOLUTION_WITHOUT_N2', 'RESOLUTION_IMMINENT', 'RESOLUTION_MISSED', 'RESOLUTION_OVERRUN', 'RETURNED_TWICE', 'COMPLAINT', 'SEVERE_COMPLAINT', 'UNANSWERED') BEGIN SELECT RAISE(ABORT, 'escalation.trigger is not one of its words'); END;
CREATE TRIGGER "escalation_trigger_word_update" BEFORE UPDATE OF "trigger" ON "escalation" WHEN NEW."trigger" NOT IN ('REGISTERED', 'UNASSIGNED', 'FIRST_RESPONSE_IMMINENT', 'FIRST_RESPONSE_MISSED', 'RESOLUTION_WITHOUT_N2', 'RESOLUTION_IMMINENT', 'RESOLUTION_MISSED', 'RESOLUTION_OVERRUN', 'RETURNED_TWICE', 'COMPLAINT', 'SEVERE_COMPLAINT', 'UNANSWERED') BEGIN SELECT RAISE(ABORT, 'escalation.trigger is not one of its words'); END;
CREATE TRIGGER "ticket_channel_word_insert" BEFORE INSERT ON "ticket" WHEN NEW."channel" NOT IN ('PHONE', 'EMAIL', 'PORTAL', 'API') BEGIN SELECT RAISE(ABORT, 'ticket.channel is not one of its words'); END;
CREATE TRIGGER "ticket_channel_word_update" BEFORE UPDATE OF "channel" ON "ticket" WHEN NEW."channel" NOT IN ('PHONE', 'EMAIL', 'PORTAL', 'API') BEGIN SELECT RAISE(ABORT, 'ticket.channel is not one of its words'); END;
CREATE TRIGGER "ticket_type_word_insert" BEFORE INSERT ON "ticket" WHEN NEW."type" NOT IN ('INQUIRY', 'INCIDENT', 'COMPLAINT', 'CHANGE_REQUEST') BEGIN SELECT RAISE(ABORT, 'ticket.type is not one of its words'); END;
CREATE TRIGGER "ticket_type_word_update" BEFORE UPDATE OF "type" ON "ticket" WHEN NEW."type" NOT IN ('INQUIRY', 'INCIDENT', 'COMPLAINT', 'CHANGE_REQUEST') BEGIN SELECT RAISE(ABORT, 'ticket.type is not one of its words'); END;
CREATE TRIGGER "ticket_affects_word_insert" BEFORE INSERT ON "ticket" WHEN NEW."affects" NOT IN ('ONLY_ME', 'MY_TEAM', 'WHOLE_COMPANY') BEGIN SELECT RAISE(ABORT, 'ticket.affects is not one of its words'); END;
CREATE TRIGGER "ticket_affects_word_update" BEFORE UPDATE OF "affects" ON "ticket" WHEN NEW."affects" NOT IN ('ONLY_ME', 'MY_TEAM', 'WHOLE_COMPANY') BEGIN SELECT RAISE(ABORT, 'ticket.affects is not one of its words'); END;
CREATE TRIGGER "ticket_needed_word_insert" BEFORE INSERT ON "ticket" WHEN NEW."needed" NOT IN ('NOW', 'THIS_WEEK', 'NO_RUSH') BEGIN SELECT RAISE(ABORT, 'ticket.needed is not one of its words'); END;
CREATE TRIGGER "ticket_needed_word_update" BEFORE UPDATE OF "needed" ON "ticket" WHEN NEW."needed" NOT IN ('NOW', 'THIS_WEEK', 'NO_RUSH') BEGIN SELECT RAISE(ABORT, 'ticket.needed is not one of its words'); END;
CREATE TRIGGER "ticket_impact_word_insert" BEFORE INSERT ON "ticket" WHEN NEW."impact" NOT IN ('HIGH', 'MEDIUM', 'LOW') BEGIN SELECT RAISE(ABORT, 'ticket.impact is not one of its words'); END;
CREATE TRIGGER "ticket_impact_word_update" BEFORE UPDATE OF "impact" ON "ticket" WHEN NEW."impact" NOT IN ('HIGH', 'MEDIUM', 'LOW') BEGIN SELECT RAISE(ABORT, 'ticket.impact is not one of its words'); END;
CREATE TRIGGER "ticket_urgency_word_insert" BEFORE INSERT ON "ticket" WHEN NEW."urgency" NOT IN ('HIGH', 'MEDIUM', 'LOW') BEGIN SELECT RAISE(ABORT, 'ticket.urgency is not one of its words'); END;
CREATE TRIGGER "ticket_urgency_word_update" BEFORE UPDATE OF "urgency" ON "ticket" WHEN NEW."urgency" NOT IN ('HIGH', 'MEDIUM', 'LOW') BEGIN SELECT RAISE(ABORT, 'ticket.urgency is not one of its words'); END;
CREATE TRIGGER "ticket_priority_word_insert" BEFORE INSERT ON "ticket" WHEN NEW."priority" NOT IN ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW') BEGIN SELECT RAISE(ABORT, 'ticket.priority is not one of its words'); END;
CREATE TRIGGER "ticket_priority_word_update" BEFORE UPDATE OF "priority" ON "ticket" WHEN NEW."priority" NOT IN ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW') BEGIN SELECT RAISE(ABORT, 'ticket.priority is not one of its words'); END;
CREATE TRIGGER "ticket_complexity_word_insert" BEFORE INSERT ON "ticket" WHEN NEW."complexity" NOT IN ('C1', 'C2', 'C3', 'C4') BEGIN SELECT RAISE(ABORT, 'ticket.complexity is not one of its words'); END;
CREATE TRIGGER "ticket_complexity_word_update" BEFORE UPDATE OF "complexity" ON "ticket" WHEN NEW."complexity" NOT IN ('C1', 'C2', 'C3', 'C4') BEGIN SELECT RAISE(ABORT, 'ticket.complexity is not one of its words'); END;
CREATE TRIGGER "ticket_review_state_word_insert" BEFORE INSERT ON "ticket" WHEN NEW."review_state" NOT IN ('ASKED', 'KEPT', 'RAISED', 'LOWERED') BEGIN SELECT RAISE(ABORT, 'ticket.review_state is not one of its words'); END;
CREATE TRIGGER "ticket_review_state_word_update" BEFORE UPDATE OF "review_state" ON "ticket" WHEN NEW."review_state" NOT IN ('ASKED', 'KEPT', 'RAISED', 'LOWERED') BEGIN SELECT RAISE(ABORT, 'ticket.review_state is not one of its words'); END;
CREATE TRIGGER "ticket_status_word_insert" BEFORE INSERT ON "ticket" WHEN NEW."status" NOT IN ('REGISTERED', 'CLASSIFIED', 'ASSIGNED', 'IN_PROGRESS', 'WAITING_CUSTOMER', 'WAITING_THIRD_PARTY', 'RESOLVED', 'CLOSED', 'WITHDRAWN', 'MERGED') BEGIN SELECT RAISE(ABORT, 'ticket.status is not one of its words'); END;
CREATE TRIGGER "ticket_status_word_update" BEFORE UPDATE OF "status" ON "ticket" WHEN NEW."status" NOT IN ('REGISTERED', 'CLASSIFIED', 'ASSIGNED', 'IN_PROGRESS', 'WAITING_CUSTOMER', 'WAITING_THIRD_PARTY', 'RESOLVED', 'CLOSED', 'WITHDRAWN', 'MERGED') BEGIN SELECT RAISE(ABORT, 'ticket.status is not one of its words'); END;
CREATE TRIGGER "ticket_escalation_level_word_insert" BEFORE INSERT ON "ticket" WHEN NEW."escalation_level" NOT IN ('N1', 'N2', 'N3', 'N4') BEGIN SELECT RAISE(ABORT, 'ticket.escalation_level is not one of its words'); END;
CREATE TRIGGER "ticket_escalation_level_word_update" BEFORE UPDATE OF "escalation_level" ON "ticket" WHEN NEW."escalation_level" NOT IN ('N1', 'N2', 'N3', 'N4') BEGIN SELECT RAISE(ABORT, 'ticket.escalation_level is not one of its words'); END;
CREATE TRIGGER "ticket_closure_basis_word_insert" BEFORE INSERT ON "ticket" WHEN NEW."closure_basis" NOT IN ('CONFIRMED', 'CONFIRMED_BY_PHONE', 'TACIT') BEGIN SELECT RAISE(ABORT, 'ticket.closure_basis is not one of its words'); END;
CREATE TRIGGER "ticket_closure_basis_word_update" BEFORE UPDATE OF "closure_basis" ON "ticket" WHEN NEW."closure_basis" NOT IN ('CONFIRMED', 'CONFIRMED_BY_PHONE', 'TACIT') BEGIN SELECT RAISE(ABORT, 'ticket.closure_basis is not one of its words'); END;
CREATE TRIGGER "ticket_link_kind_word_insert" BEFORE INSERT ON "ticket_link" WHEN NEW."kind" NOT IN ('CONTINUES', 'RELATED') BEGIN SELECT RAISE(ABORT, 'ticket_link.kind is not one of its words'); END;
CREATE TRIGGER "ticket_link_kind_word_update" BEFORE UPDATE OF "kind" ON "ticket_link" WHEN NEW."kind" NOT IN ('CONTINUES', 'RELATED') BEGIN SELECT RAISE(ABORT, 'ticket_link.kind is not one of its words'); END;
CREATE TRIGGER "event_actor_role_word_insert" BEFORE INSERT ON "event" WHEN NEW."actor_role" NOT IN ('CUSTOMER', 'CUSTOMER_ADMIN', 'SPECIALIST', 'TECHNICIAN', 'LEAD', 'MANAGER', 'PARTNER', 'SYSTEM') BEGIN SELECT RAISE(ABORT, 'event.actor_role is not one of its words'); END;
CREATE TRIGGER "event_actor_role_word_update" BEFORE UPDATE OF "actor_role" ON "event" WHEN NEW."actor_role" NOT IN ('CUSTOMER', 'CUSTOMER_ADMIN', 'SPECIALIST', 'TECHNICIAN', 'LEAD', 'MANAGER', 'PARTNER', 'SYSTEM') BEGIN SELECT RAISE(ABORT, 'event.actor_role is not one of its words'); END;
CREATE TRIGGER "event_channel_word_insert" BEFORE INSERT ON "event" WHEN NEW."channel" NOT IN ('PHONE', 'EMAIL', 'PORTAL', 'API') BEGIN SELECT RAISE(ABORT, 'event.channel is not one of its words'); END;
CREATE TRIGGER "event_channel_word_update" BEFORE UPDATE OF "channel" ON "event" WHEN NEW."channel" NOT IN ('PHONE', 'EMAIL', 'PORTAL', 'API') BEGIN SELECT RAISE(ABORT, 'event.channel is not one of its words'); END;
CREATE TRIGGER "message_author_role_word_insert" BEFORE INSERT ON "message" WHEN NEW."author_role" NOT IN ('CUSTOMER', 'CUSTOMER_ADMIN', 'SPECIALIST', 'TECHNICIAN', 'LEAD', 'MANAGER', 'PARTNER', 'SYSTEM') BEGIN SELECT RAISE(ABORT, 'message.author_role is not one of its words'); END;
CREATE TRIGGER "message_author_role_word_update" BEFORE UPDATE OF "author_role" ON "message" WHEN NEW."author_role" NOT IN ('CUSTOMER', 'CUSTOMER_ADMIN', 'SPECIALIST', 'TECHNICIAN', 'LEAD', 'MANAGER', 'PARTNER', 'SYSTEM') BEGIN SELECT RAISE(ABORT, 'message.author_role is not one of its words'); END;
CREATE TRIGGER "message_kind_word_insert" BEFORE INSERT ON "message" WHEN NEW."kind" NOT IN ('DESCRIPTION', 'REPLY', 'QUESTION', 'NOTE', 'SOLUTION', 'REASON') BEGIN SELECT RAISE(ABORT, 'message.kind is not one of its words'); END;
CREATE TRIGGER "message_kind_word_update" BEFORE UPDATE OF "kind" ON "message" WHEN NEW."kind" NOT IN ('DESCRIPTION', 'REPLY', 'QUESTION', 'NOTE', 'SOLUTION', 'REASON') BEGIN SELECT RAISE(ABORT, 'message.kind is not one of its words'); END;
CREATE TRIGGER "message_note_kind_word_insert" BEFORE INSERT ON "message" WHEN NEW."note_kind" NOT IN ('FINDING', 'ACTION', 'DECISION') BEGIN SELECT RAISE(ABORT, 'message.note_kind is not one of its words'); END;
CREATE TRIGGER "message_note_kind_word_update" BEFORE UPDATE OF "note_kind" ON "message" WHEN NEW."note_kind" NOT IN ('FINDING', 'ACTION', 'DECISION') BEGIN SELECT RAISE(ABORT, 'message.note_kind is not one of its words'); END;
CREATE TRIGGER "message_audience_word_insert" BEFORE INSERT ON "message" WHEN NEW."audience" NOT IN ('PUBLIC', 'INTERNAL', 'PRIVATE') BEGIN SELECT RAISE(ABORT, 'message.audience is not one of its words'); END;
CREATE TRIGGER "message_audience_word_update" BEFORE UPDATE OF "audience" ON "message" WHEN NEW."audience" NOT IN ('PUBLIC', 'INTERNAL', 'PRIVATE') BEGIN SELECT RAISE(ABORT, 'message.audience is not one of its words'); END;
CREATE TRIGGER "message_channel_word_insert" BEFORE INSERT ON "message" WHEN NEW."channel" NOT IN ('PHONE', 'EMAIL', 'PORTAL', 'API') BEGIN SELECT RAISE(ABORT, 'message.channel is not one of its words'); END;
CREATE TRIGGER "message_channel_word_update" BEFORE UPDATE OF "channel" ON "message" WHEN NEW."channel" NOT IN ('PHONE', 'EMAIL', 'PORTAL', 'API') BEGIN SELECT RAISE(ABORT, 'message.channel is not one of its words'); END;
CREATE TRIGGER "attachment_scan_word_insert" BEFORE INSERT ON "attachment" WHEN NEW."scan" NOT IN ('CLEAN', 'NOT_SCANNED') BEGIN SELECT RAISE(ABORT, 'attachment.scan is not one of its words'); END;
CREATE TRIGGER "attachment_scan_word_update" BEFORE UPDATE OF "scan" ON "attachment" WHEN NEW."scan" NOT IN ('CLEAN', 'NOT_SCANNED') BEGIN SELECT RAISE(ABORT, 'attachment.scan is not one of its words'); END;
CREATE TRIGGER "attachment_audience_word_insert" BEFORE INSERT ON "attachment" WHEN NEW."audience" NOT IN ('PUBLIC', 'INTERNAL', 'PRIVATE') BEGIN SELECT RAISE(ABORT, 'attachment.audience is not one of its words'); END;
CREATE TRIGGER "attachment_audience_word_update" BEFORE UPDATE OF "audience" ON "attachment" WHEN NEW."audience" NOT IN ('PUBLIC', 'INTERNAL', 'PRIVATE') BEGIN SELECT RAISE(ABORT, 'attachment.audience is not one of its words'); END;
CREATE TRIGGER "priority_review_state_word_insert" BEFORE INSERT ON "priority_review" WHEN NEW."state" NOT IN ('ASKED', 'KEPT', 'RAISED', 'LOWERED') BEGIN SELECT RAISE(ABORT, 'priority_review.state is not one of its words'); END;
CREATE TRIGGER "priority_review_state_word_update" BEFORE UPDATE OF "state" ON "priority_review" WHEN NEW."state" NOT IN ('ASKED', 'KEPT', 'RAISED', 'LOWERED') BEGIN SELECT RAISE(ABORT, 'priority_review.state is not one of its words'); END;
CREATE TRIGGER "priority_review_priority_word_insert" BEFORE INSERT ON "priority_review" WHEN NEW."priority" NOT IN ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW') BEGIN SELECT RAISE(ABORT, 'priority_review.priority is not one of its words'); END;
CREATE TRIGGER "priority_review_priority_word_update" BEFORE UPDATE OF "priority" ON "priority_review" WHEN NEW."priority" NOT IN ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW') BEGIN SELECT RAISE(ABORT, 'priority_review.priority is not one of its words'); END;
CREATE TRIGGER "follow_up_kind_word_insert" BEFORE INSERT ON "follow_up" WHEN NEW."kind" NOT IN ('CRITICAL', 'RECURRENT', 'COMPLAINT', 'LOW_SCORE', 'WITHDRAWN_COMPLAINT', 'UNCONFIRMED', 'LONG_PAUSE') BEGIN SELECT RAISE(ABORT, 'follow_up.kind is not one of its words'); END;
CREATE TRIGGER "follow_up_kind_word_update" BEFORE UPDATE OF "kind" ON "follow_up" WHEN NEW."kind" NOT IN ('CRITICAL', 'RECURRENT', 'COMPLAINT', 'LOW_SCORE', 'WITHDRAWN_COMPLAINT', 'UNCONFIRMED', 'LONG_PAUSE') BEGIN SELECT RAISE(ABORT, 'follow_up.kind is not one of its words'); END;
CREATE TRIGGER "complaint_subject_word_insert" BEFORE INSERT ON "complaint" WHEN NEW."subject" NOT IN ('SERVICE', 'PERSON', 'PRODUCT') BEGIN SELECT RAISE(ABORT, 'complaint.subject is not one of its words'); END;
CREATE TRIGGER "complaint_subject_word_update" BEFORE UPDATE OF "subject" ON "complaint" WHEN NEW."subject" NOT IN ('SERVICE', 'PERSON', 'PRODUCT') BEGIN SELECT RAISE(ABORT, 'complaint.subject is not one of its words'); END;
CREATE TRIGGER "complaint_severity_word_insert" BEFORE INSERT ON "complaint" WHEN NEW."severity" NOT IN ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW') BEGIN SELECT RAISE(ABORT, 'complaint.severity is not one of its words'); END;
CREATE TRIGGER "complaint_severity_word_update" BEFORE UPDATE OF "severity" ON "complaint" WHEN NEW."severity" NOT IN ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW') BEGIN SELECT RAISE(ABORT, 'complaint.severity is not one of its words'); END;
CREATE TRIGGER "article_status_word_insert" BEFORE INSERT ON "article" WHEN NEW."status" NOT IN ('DRAFT', 'PUBLISHED') BEGIN SELECT RAISE(ABORT, 'article.status is not one of its words'); END;
CREATE TRIGGER "article_status_word_update" BEFORE UPDATE OF "status" ON "article" WHEN NEW."status" NOT IN ('DRAFT', 'PUBLISHED') BEGIN SELECT RAISE(ABORT, 'article.status is not one of its words'); END;
CREATE TRIGGER "inbound_mail_state_word_insert" BEFORE INSERT ON "inbound_mail" WHEN NEW."state" NOT IN ('RECEIVED', 'TAKEN', 'IGNORED', 'QUARANTINED', 'DISCARDED') BEGIN SELECT RAISE(ABORT, 'inbound_mail.state is not one of its words'); END;
CREATE TRIGGER "inbound_mail_state_word_update" BEFORE UPDATE OF "state" ON "inbound_mail" WHEN NEW."state" NOT IN ('RECEIVED', 'TAKEN', 'IGNORED', 'QUARANTINED', 'DISCARDED') BEGIN SELECT RAISE(ABORT, 'inbound_mail.state is not one of its words'); END;
CREATE TRIGGER "mail_language_word_insert" BEFORE INSERT ON "mail" WHEN NEW."language" NOT IN ('ES', 'EN') BEGIN SELECT RAISE(ABORT, 'mail.language is not one of its words'); END;
CREATE TRIGGER "mail_language_word_update" BEFORE UPDATE OF "language" ON "mail" WHEN NEW."language" NOT IN ('ES', 'EN') BEGIN SELECT RAISE(ABORT, 'mail.language is not one of its words'); END;
CREATE TRIGGER "mail_state_word_insert" BEFORE INSERT ON "mail" WHEN NEW."state" NOT IN ('WAITING', 'SENT', 'HELD', 'GATHERED', 'REFUSED', 'BOUNCED', 'SUPPRESSED') BEGIN SELECT RAISE(ABORT, 'mail.state is not one of its words'); END;
CREATE TRIGGER "mail_state_word_update" BEFORE UPDATE OF "state" ON "mail" WHEN NEW."state" NOT IN ('WAITING', 'SENT', 'HELD', 'GATHERED', 'REFUSED', 'BOUNCED', 'SUPPRESSED') BEGIN SELECT RAISE(ABORT, 'mail.state is not one of its words'); END;
CREATE TRIGGER "job_state_word_insert" BEFORE INSERT ON "job" WHEN NEW."state" NOT IN ('READY', 'DONE', 'DEAD') BEGIN SELECT RAISE(ABORT, 'job.state is not one of its words'); END;
CREATE TRIGGER "job_state_word_update" BEFORE UPDATE OF "state" ON "job" WHEN NEW."state" NOT IN ('READY', 'DONE', 'DEAD') BEGIN SELECT RAISE(ABORT, 'job.state is not one of its words'); END;
CREATE VIRTUAL TABLE search_fts USING fts5(a, b, c, words, content='search_doc', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
CREATE TRIGGER search_doc_added AFTER INSERT ON search_doc BEGIN INSERT INTO search_fts(rowid, a, b, c, words) VALUES (NEW.id, NEW.a, NEW.b, NEW.c, NEW.words); END;
CREATE TRIGGER search_doc_removed AFTER DELETE ON search_doc BEGIN INSERT INTO search_fts(search_fts, rowid, a, b, c, words) VALUES ('delete', OLD.id, OLD.a, OLD.b, OLD.c, OLD.words); END;
CREATE TRIGGER search_doc_changed AFTER UPDATE ON search_doc BEGIN INSERT INTO search_fts(search_fts, rowid, a, b, c, words) VALUES ('delete', OLD.id, OLD.a, OLD.b, OLD.c, OLD.words); INSERT INTO search_fts(rowid, a, b, c, words) VALUES (NEW.id, NEW.a, NEW.b, NEW.c, NEW.words); END;
CREATE TRIGGER event_no_update BEFORE update ON event BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;
CREATE TRIGGER event_no_delete BEFORE delete ON event BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;
CREATE INDEX job_due ON job(run_at, id) WHERE state = 'READY';
CREATE INDEX job_claimed ON job(locked_until, id) WHERE state = 'READY' AND locked_until IS NOT NULL;
CREATE INDEX job_dead ON job(id) WHERE state = 'DEAD';
CREATE INDEX job_done ON job(settled_at) WHERE state = 'DONE';
CREATE INDEX ticket_due ON ticket(next_due_at, id) WHERE status NOT IN ('CLOSED', 'WITHDRAWN', 'MERGED');
INSERT INTO absence(id, starts_at, ends_at, person_id) VALUES (1, '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 1);
INSERT INTO access_token(id, digest, session_id, scopes, created_at, expires_at, revoked_at, client_id, person_id) VALUES (1, 'ES', 7, 'ES', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 1, 1);
INSERT INTO area(id, code, name_es, name_en) VALUES (1, 'SUPPORT', 'Soporte técnico', 'Technical support');
INSERT INTO area(id, code, name_es, name_en) VALUES (2, 'BILLING', 'Facturación y cobros', 'Billing and payments');
INSERT INTO area(id, code, name_es, name_en) VALUES (3, 'ACCOUNTS', 'Cuentas y contratos', 'Accounts and contracts');
INSERT INTO area(id, code, name_es, name_en) VALUES (4, 'PRODUCT', 'Producto y cambios', 'Product and changes');
INSERT INTO area(id, code, name_es, name_en) VALUES (5, 'ACCESS', 'Accesos y seguridad', 'Access and security');
INSERT INTO area(id, code, name_es, name_en) VALUES (6, 'QUALITY', 'Calidad y reclamaciones', 'Quality and complaints');
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (1, 'C3', 1, 6);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (2, 'C3', 2, 6);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (3, 'C3', 3, 6);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (4, 'C3', 4, 6);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (5, 'C3', 5, 6);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (6, 'C3', 6, 6);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (7, 'C2', 1, 7);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (8, 'C2', 2, 7);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (9, 'C4', 1, 8);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (10, 'C4', 2, 8);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (11, 'C4', 3, 8);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (12, 'C4', 4, 8);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (13, 'C4', 5, 8);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (14, 'C4', 6, 8);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (15, 'C4', 1, 9);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (16, 'C4', 2, 9);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (17, 'C4', 3, 9);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (18, 'C4', 4, 9);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (19, 'C4', 5, 9);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (20, 'C4', 6, 9);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (21, 'C4', 1, 10);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (22, 'C4', 2, 10);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (23, 'C4', 3, 10);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (24, 'C4', 4, 10);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (25, 'C4', 5, 10);
INSERT INTO area_member(id, complexity, area_id, person_id) VALUES (26, 'C4', 6, 10);
INSERT INTO article(id, status, title_es, body_es, title_en, body_en, created_at, published_at, review_at, version, used_count, helped_count, not_helped_count, deflected_count, area_id, author_id, reviewer_id) VALUES (1, 'DRAFT', 'Timbrado E-301', 'Renueve el sello.', '', '', '2026-03-02 12:00:00+00:00', NULL, NULL, 1, 0, 0, 0, 0, 1, 6, NULL);
INSERT INTO article(id, status, title_es, body_es, title_en, body_en, created_at, published_at, review_at, version, used_count, helped_count, not_helped_count, deflected_count, area_id, author_id, reviewer_id) VALUES (2, 'PUBLISHED', 'Timbrado E-301', 'Renueve el sello.', '', '', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '2026-08-29 12:00:00+00:00', 2, 1, 0, 0, 0, 1, 6, 7);
INSERT INTO article(id, status, title_es, body_es, title_en, body_en, created_at, published_at, review_at, version, used_count, helped_count, not_helped_count, deflected_count, area_id, author_id, reviewer_id) VALUES (3, 'DRAFT', 'Timbrado E-301', 'Renueve el sello.', '', '', '2026-03-02 12:00:00+00:00', NULL, NULL, 1, 0, 0, 0, 0, 1, 6, NULL);
INSERT INTO article(id, status, title_es, body_es, title_en, body_en, created_at, published_at, review_at, version, used_count, helped_count, not_helped_count, deflected_count, area_id, author_id, reviewer_id) VALUES (4, 'DRAFT', 'Timbrado E-301', 'Renueve el sello.', '', '', '2026-03-02 12:00:00+00:00', NULL, NULL, 1, 0, 0, 0, 0, 1, 6, NULL);
INSERT INTO article(id, status, title_es, body_es, title_en, body_en, created_at, published_at, review_at, version, used_count, helped_count, not_helped_count, deflected_count, area_id, author_id, reviewer_id) VALUES (5, 'DRAFT', 'Timbrado E-301', 'Renueve el sello.', '', '', '2026-03-02 12:00:00+00:00', NULL, NULL, 1, 0, 0, 0, 0, 1, 6, NULL);
INSERT INTO article(id, status, title_es, body_es, title_en, body_en, created_at, published_at, review_at, version, used_count, helped_count, not_helped_count, deflected_count, area_id, author_id, reviewer_id) VALUES (6, 'DRAFT', 'Timbrado E-301', 'Renueve el sello.', '', '', '2026-03-02 12:00:00+00:00', NULL, NULL, 1, 0, 0, 0, 0, 1, 6, NULL);
INSERT INTO article_rating(id, helped, rated_at, article_id, person_id) VALUES (1, 1, '2026-03-02 12:00:00+00:00', 1, 1);
INSERT INTO attachment(id, store_key, preview_key, name, content_type, size, sha256, scan, client_id, uploaded_at, audience, event_id, message_id, origin_id, ticket_id, uploader_id) VALUES (1, 'ES', 'ES', 'ES', 'ES', 7, 'ES', 'CLEAN', 7, '2026-03-02 12:00:00+00:00', 'PUBLIC', 1, 1, 1, 1, 1);
INSERT INTO client(id, name, active, created_at, organization_id) VALUES (1, 'ERP de Andina', 1, '2026-03-02 12:00:00+00:00', 1);
INSERT INTO complaint(id, code, subject, severity, remedy_sought, received_at, acknowledged_at, about_id, ticket_id) VALUES (1, 'ES', 'SERVICE', 'CRITICAL', 'ES', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 1, 1);
INSERT INTO consultation(id, terms, consulted_at, article_id, person_id, ticket_id) VALUES (1, 'timbrar', '2026-03-02 12:00:00+00:00', 2, 6, 3);
INSERT INTO consultation(id, terms, consulted_at, article_id, person_id, ticket_id) VALUES (2, 'timbrar', '2026-03-02 12:00:00+00:00', NULL, 6, 7);
INSERT INTO counter(id, series, value) VALUES (1, 'SAC-2026', 12);
INSERT INTO deflection(id, deflected_at, article_id, person_id) VALUES (1, '2026-03-02 12:00:00+00:00', 1, 1);
INSERT INTO draft(id, place, page, sealed, saved_at, person_id) VALUES (1, 'ES', 'ES', X'4553', '2026-03-02 12:00:00+00:00', 1);
INSERT INTO escalation(id, level, trigger, leads, raised_at, acknowledge_by, acknowledged_at, acknowledged_by_id, ended_at, ticket_id) VALUES (1, 'N2', NULL, 0, '2026-03-02 12:00:00+00:00', '2026-03-02 15:36:00+00:00', NULL, NULL, '2026-03-02 12:00:00+00:00', 5);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (1, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', 'b4508b75df7b364404db3b0fc90bff072a157142f9a0e9362448c30947530d33', NULL, '', '6752fc553c3da8741c4c27e092992d4edae0287f91490b4d7ac0eb03a444d38f', 1, 1);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (2, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, '6752fc553c3da8741c4c27e092992d4edae0287f91490b4d7ac0eb03a444d38f', '9505c4d59f6bb744295326c0189c065358e46bdd996e7e2fac45dd7ebfb3d1fe', NULL, 1);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (3, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"how":"MAIL","person_id":2}', NULL, NULL, '9505c4d59f6bb744295326c0189c065358e46bdd996e7e2fac45dd7ebfb3d1fe', 'a8b8af84b451bfae99f774b1ed3b42799b4d169003ec108d402f641f8ebce789', NULL, 1);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (4, 4, 'CLASSIFIED', '4.1.3', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"area_id":1,"type":"INCIDENT","type_before":"INCIDENT"}', NULL, NULL, 'a8b8af84b451bfae99f774b1ed3b42799b4d169003ec108d402f641f8ebce789', '0e6de50e31fcec533af704ce501daec7fcdd602939fb7e731c7345693b4a07c9', NULL, 1);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (5, 5, 'PRIORITIZED', '4.1.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, '0e6de50e31fcec533af704ce501daec7fcdd602939fb7e731c7345693b4a07c9', '55d81d98d1ad46b5867252f9bb403740d53d753e55b75715871b13c258661d8f', NULL, 1);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (6, 6, 'ANALYZED', '4.2.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"complexity":"C1"}', NULL, NULL, '55d81d98d1ad46b5867252f9bb403740d53d753e55b75715871b13c258661d8f', '09ba4bb7d4e7a3e5d132dae5c9fb6e52f1a97065d9c350e181d76faa7972ae42', NULL, 1);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (7, 7, 'ASSIGNED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"person_id":6}', NULL, NULL, '09ba4bb7d4e7a3e5d132dae5c9fb6e52f1a97065d9c350e181d76faa7972ae42', '0267e845d75c9a8d0361dc7cdbe5c8c5c77a443c9add307c19dd5cb208753566', NULL, 1);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (8, 8, 'ACCEPTED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{}', NULL, NULL, '0267e845d75c9a8d0361dc7cdbe5c8c5c77a443c9add307c19dd5cb208753566', '12288e3462664f0fc9cd0fb25cf9daeea2825c82a69489d4ba593fcef784e132', NULL, 1);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (9, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', 'b299c58b9388f2e036748a3564df21ebdc17b2a7e864a2c9ff23588c5dc98808', NULL, '', 'ac039409e75b2039f9d3c8235f3f1aed4d752fd0663da4e3ac8b0f57aab28f9a', 2, 2);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (10, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'ac039409e75b2039f9d3c8235f3f1aed4d752fd0663da4e3ac8b0f57aab28f9a', 'c9a6b233c7ce986a0f0a7c6940a0355a9138bde86bcf6d84c46067b91e7bbdd2', NULL, 2);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (11, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"how":"MAIL","person_id":2}', NULL, NULL, 'c9a6b233c7ce986a0f0a7c6940a0355a9138bde86bcf6d84c46067b91e7bbdd2', '3c79e15a14c43a068caac66160726ba88c3bbc6139b4f26d8e0bf0c000edb3b7', NULL, 2);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (12, 9, 'PRIORITY_REVIEW_ASKED', '4.1.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"priority":"MEDIUM"}', '18571da202c99cc9ed6dea8efd028d4e6df151aa1bc91883f703d3be0930e54d', NULL, '12288e3462664f0fc9cd0fb25cf9daeea2825c82a69489d4ba593fcef784e132', '5b7e77264cde4a1e4ad2a375d617a8c093ec28d24d46fed97521634af63234b0', 3, 1);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (13, 10, 'PRIORITIZED', '4.1.4', 1, 9, 'LEAD', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"HIGH","levels_revision":0,"matrix_revision":0,"priority":"HIGH","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, '5b7e77264cde4a1e4ad2a375d617a8c093ec28d24d46fed97521634af63234b0', '558cbef51d478093c14db647ba701f0e51840b8881571385ce90938ba24e9409', NULL, 1);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (14, 11, 'PROMISED', '4.2.3', 1, 9, 'LEAD', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T14:00:00.000+00:00","levels_revision":0,"priority":"HIGH","resolution_due_at":"2026-03-02T20:00:00.000+00:00"}', NULL, NULL, '558cbef51d478093c14db647ba701f0e51840b8881571385ce90938ba24e9409', '821f21055c62cda0be4b9d9c89f79123927ee27d00e0f17c3cfffd939a56e5ce', NULL, 1);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (15, 12, 'PRIORITY_REVIEW_ANSWERED', '4.1.4', 1, 9, 'LEAD', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"outcome":"RAISED","priority":"HIGH","priority_before":"MEDIUM"}', 'fa1ada1b03315737843cca42518b08a2eddd0655372ac09a130b7a089ff9b0af', NULL, '821f21055c62cda0be4b9d9c89f79123927ee27d00e0f17c3cfffd939a56e5ce', '5b73a7650959217b7dbad730f641041ee754d1efccc5c7bff5b1ec7e0e261fa5', 4, 1);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (16, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '54ae544f62520edf6af1421dbd393ccc7a50f3114cfaa1a117d16b8d74b1f539', NULL, '', 'b082e5dcaa25fec4c2f3107b3c04e7e376edc36b6d64bbe82887f69cd53aecf9', 5, 3);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (17, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'b082e5dcaa25fec4c2f3107b3c04e7e376edc36b6d64bbe82887f69cd53aecf9', 'c94e4f9ebf7058269e1be6f470528362321eb9c12491e75c2eb7aba6cb767d0f', NULL, 3);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (18, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"how":"MAIL","person_id":2}', NULL, NULL, 'c94e4f9ebf7058269e1be6f470528362321eb9c12491e75c2eb7aba6cb767d0f', '2129fd776617e932ef68075b19f6b81b3ec2cc97791dfe64504c7650c6bd474b', NULL, 3);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (19, 4, 'CLASSIFIED', '4.1.3', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"area_id":1,"type":"INCIDENT","type_before":"INCIDENT"}', NULL, NULL, '2129fd776617e932ef68075b19f6b81b3ec2cc97791dfe64504c7650c6bd474b', '0f04c5ca2947a162e2a5845f599621f6be9aee598b988efeda792214ce863e96', NULL, 3);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (20, 5, 'PRIORITIZED', '4.1.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, '0f04c5ca2947a162e2a5845f599621f6be9aee598b988efeda792214ce863e96', 'e0ff96e009edd134299573dc21fc3a01bac083202f28faf0b867db6bd86c4e55', NULL, 3);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (21, 6, 'ANALYZED', '4.2.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"complexity":"C1"}', NULL, NULL, 'e0ff96e009edd134299573dc21fc3a01bac083202f28faf0b867db6bd86c4e55', '82320f0ea89202ae71f06af6fe6dd9beff1f860fee9af530e09c9999138353cc', NULL, 3);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (22, 7, 'ASSIGNED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"person_id":6}', NULL, NULL, '82320f0ea89202ae71f06af6fe6dd9beff1f860fee9af530e09c9999138353cc', 'bf01de4e462da2a6f1224e3cc37d53a0df5bb922b920b7993e45fc1b1015dfc3', NULL, 3);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (23, 8, 'ACCEPTED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{}', NULL, NULL, 'bf01de4e462da2a6f1224e3cc37d53a0df5bb922b920b7993e45fc1b1015dfc3', '7d22ee4cdb264b37a00e823b2ff342a04e07b234acb70996b6e300b99193c7ed', NULL, 3);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (24, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '9ea69c66e56e0344a87c0d99ffab3990948026c87cd9c7dddeb8af69b006aad3', NULL, '', 'b0c85dc533c8fdb172e4461c91f96b828557a5f6008520242afc96d3b2125ecc', 6, 4);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (25, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'b0c85dc533c8fdb172e4461c91f96b828557a5f6008520242afc96d3b2125ecc', 'c353fe046cc0b71289b9ee2f03dddba25b3ac79f4618616b2fefc37a8d686aff', NULL, 4);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (26, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"how":"MAIL","person_id":2}', NULL, NULL, 'c353fe046cc0b71289b9ee2f03dddba25b3ac79f4618616b2fefc37a8d686aff', 'c6f85d3bca418b9293b08a991846a8b11efc87094ef4aa91c3116bd787e0175a', NULL, 4);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (27, 9, 'KNOWLEDGE_CONSULTED', '4.3.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"article_id":2,"consultation_id":1}', NULL, NULL, '7d22ee4cdb264b37a00e823b2ff342a04e07b234acb70996b6e300b99193c7ed', '7e9a80016d01ff0548f1ff45fab1ea35a6cbd29fd147bd228ce788bd6b1fc8b8', NULL, 3);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (28, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', 'cbb3f738ac241145559c664c311171a204974c991ed033fa8227446da4efbf8b', NULL, '', 'c6e114d8360192ddfbc16556294d63d006d3e01fd74dbe6527f9fa3f5e82817c', 7, 5);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (29, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'c6e114d8360192ddfbc16556294d63d006d3e01fd74dbe6527f9fa3f5e82817c', '857381e55e1e837aef55b79be4f9fe5c632fc0efd8ae0c47234b888441c9ecfa', NULL, 5);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (30, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"how":"MAIL","person_id":2}', NULL, NULL, '857381e55e1e837aef55b79be4f9fe5c632fc0efd8ae0c47234b888441c9ecfa', '9ef68e48f9ca753e036230fa45871335c077533a4eeb3e7007d78c227c2e5544', NULL, 5);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (31, 4, 'CLASSIFIED', '4.1.3', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"area_id":1,"type":"INCIDENT","type_before":"INCIDENT"}', NULL, NULL, '9ef68e48f9ca753e036230fa45871335c077533a4eeb3e7007d78c227c2e5544', '7e1f682d36aea957973b980084337fd01707b51deea35bc304ebb3106df5b0a5', NULL, 5);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (32, 5, 'PRIORITIZED', '4.1.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, '7e1f682d36aea957973b980084337fd01707b51deea35bc304ebb3106df5b0a5', 'ba03b9edad972562a1e0bbb62420757395de9fbc8e4041578399f01258bcda33', NULL, 5);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (33, 6, 'ANALYZED', '4.2.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"complexity":"C1"}', NULL, NULL, 'ba03b9edad972562a1e0bbb62420757395de9fbc8e4041578399f01258bcda33', '783df4940fe36f97012050ae31d5b4309c569030268477e9b8de35bd42259dfc', NULL, 5);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (34, 7, 'ASSIGNED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"person_id":6}', NULL, NULL, '783df4940fe36f97012050ae31d5b4309c569030268477e9b8de35bd42259dfc', 'e0fde5de67856f55fbf7ec7b8df08f3416117edf7ca10e7c11da124f7acf72f4', NULL, 5);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (35, 8, 'ACCEPTED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{}', NULL, NULL, 'e0fde5de67856f55fbf7ec7b8df08f3416117edf7ca10e7c11da124f7acf72f4', 'd22c1aa988efb8008c7ca6678107fa18bf9a24d28d9f595e67f6c9352cb48513', NULL, 5);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (36, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', 'd84e99de0d89d420e07f0a2a183abcf78d4c1c2c31a654750891dbb790127404', NULL, '', '9f56a73d8725c5cd1e71cffaf336f523a3b9f77aa5c57e0a53bdf5f3f2192d80', 8, 6);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (37, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, '9f56a73d8725c5cd1e71cffaf336f523a3b9f77aa5c57e0a53bdf5f3f2192d80', '47e4f43b6ab9493be10a523ddb175e3652afdba7cedeeffae74b628bee6fe839', NULL, 6);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (38, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"how":"MAIL","person_id":2}', NULL, NULL, '47e4f43b6ab9493be10a523ddb175e3652afdba7cedeeffae74b628bee6fe839', 'cfde590078739e2ad7595fe6c54aae2467c13bf05ec2ad80b3d263ecf9b62d68', NULL, 6);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (39, 9, 'ESCALATED', '4.3.3', 1, 9, 'LEAD', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"escalation_id":1,"level":"N2"}', 'd1745bc83562e614b877100b3a0cfd6beb960f8df0a89f8426bd28352d28b89c', NULL, 'd22c1aa988efb8008c7ca6678107fa18bf9a24d28d9f595e67f6c9352cb48513', '2a626b3585784018a7a00446035822da576ff5c1124bdeeb0457d19bd83d1eb0', 9, 5);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (40, 10, 'DEESCALATED', '4.3.3', 1, 9, 'LEAD', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"level_before":"N2"}', 'de1ae6d6e0b23b83369220d875f64771b983ac8b24da465eda092a470aa5c07f', NULL, '2a626b3585784018a7a00446035822da576ff5c1124bdeeb0457d19bd83d1eb0', '81a204a16b91147cbf9c8b057156537ddf49d1175e1639b408ebd553080d2dd6', 10, 5);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (41, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '47ed2f58c99bf4213495cf3b05a8b45a25b3c2025da017910d8ea7318ae4cc04', NULL, '', 'c1a2fe86250d1639808ca282eb04897de74a4246037d90cfd9513627fe89a157', 11, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (42, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'c1a2fe86250d1639808ca282eb04897de74a4246037d90cfd9513627fe89a157', '6beabec66d4118e564ccd55a085d4221e907184ddbf95ac44ff7e9d4f83f4f42', NULL, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (43, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"how":"MAIL","person_id":2}', NULL, NULL, '6beabec66d4118e564ccd55a085d4221e907184ddbf95ac44ff7e9d4f83f4f42', '062c0da31800e0bd13bce93e19ae3ceb243450d93e031d450c122d7e74fb83cf', NULL, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (44, 4, 'CLASSIFIED', '4.1.3', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"area_id":1,"type":"INCIDENT","type_before":"INCIDENT"}', NULL, NULL, '062c0da31800e0bd13bce93e19ae3ceb243450d93e031d450c122d7e74fb83cf', '288569344270c1e33b37bc6825226ea4f1ff96b8a8aabda9f3956a60fd394a6f', NULL, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (45, 5, 'PRIORITIZED', '4.1.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, '288569344270c1e33b37bc6825226ea4f1ff96b8a8aabda9f3956a60fd394a6f', '23265a281d5162e63ee34b586463b44b35b9113d794f5b9639a8cdeb794b7311', NULL, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (46, 6, 'ANALYZED', '4.2.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"complexity":"C1"}', NULL, NULL, '23265a281d5162e63ee34b586463b44b35b9113d794f5b9639a8cdeb794b7311', '9388333c062976d54a722f24d62fd54500bad09c95c8af48635e610a99ff64e1', NULL, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (47, 7, 'ASSIGNED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"person_id":6}', NULL, NULL, '9388333c062976d54a722f24d62fd54500bad09c95c8af48635e610a99ff64e1', '44455d9e091cd07e8b4d5c57239da12696a4fd86a8c07974981e87dc174c86fe', NULL, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (48, 8, 'ACCEPTED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{}', NULL, NULL, '44455d9e091cd07e8b4d5c57239da12696a4fd86a8c07974981e87dc174c86fe', 'b932ee7e3812c179caf1793054146854d47dc45c1653fadea7b530701a75aa64', NULL, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (49, 9, 'KNOWLEDGE_CONSULTED', '4.3.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"consultation_id":2}', NULL, NULL, 'b932ee7e3812c179caf1793054146854d47dc45c1653fadea7b530701a75aa64', 'f90db67e5c7b313f73a66d5c0fbed223ca5e55b9b89467466a393b1fed474c0e', NULL, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (50, 10, 'REPLIED', '4.3.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{}', 'acd3e942702c49427c68a0318be13094d315871a65cdeb96e206e3bf0613482b', NULL, 'f90db67e5c7b313f73a66d5c0fbed223ca5e55b9b89467466a393b1fed474c0e', '3a9043392390d03e78c8c090dfa972d8bfdf22b9b46a686fc4af89f3588a6ba5', 12, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (51, 11, 'RESOLVED', '4.3.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"resolution_id":1,"round":1}', '231521e7ce485e517c35baff452081cbcad5dcb28f36130cb007dc4f9e0f8526', NULL, '3a9043392390d03e78c8c090dfa972d8bfdf22b9b46a686fc4af89f3588a6ba5', '86d96c2200f5aa17da525f2f0795fe06a61dcfc4e38664f471c49e5db54cd7c8', 13, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (52, 12, 'CONFIRMATION_ASKED', '4.4.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"resolution_id":1}', NULL, NULL, '86d96c2200f5aa17da525f2f0795fe06a61dcfc4e38664f471c49e5db54cd7c8', '5c050dac88d8152dcd9f581d3d2a109aef5d3991db44cf5597e8cf4594e41031', NULL, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (53, 13, 'SURVEY_ASKED', '4.4.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"resolution_id":1}', NULL, NULL, '5c050dac88d8152dcd9f581d3d2a109aef5d3991db44cf5597e8cf4594e41031', '04a61b5104b8ad2ad069f1e9b0064a71f290121e83993f5f88a662e67ef91cc6', NULL, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (54, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '4ef63907d9d9364b6f400e7efcdd5eacd65420409effcdfa15af9ca420303583', NULL, '', '22ca33db56eb1cc9917f25dbc0ad5490a864515bb33a88bb6836f90b33e12415', 14, 8);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (55, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, '22ca33db56eb1cc9917f25dbc0ad5490a864515bb33a88bb6836f90b33e12415', 'd0dd4bc8e744ff9b19a6be795c234b158dedf013210cec36d6b68cef3a0e5e74', NULL, 8);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (56, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"how":"MAIL","person_id":2}', NULL, NULL, 'd0dd4bc8e744ff9b19a6be795c234b158dedf013210cec36d6b68cef3a0e5e74', 'd7150a94a796c1f63017f4f04efb6b883aff468e0ee7083d2083ef319f4bf9fc', NULL, 8);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (57, 14, 'SURVEY_SUBMITTED', '4.4.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"resolution_id":1,"revision":1,"satisfaction":1,"survey_id":1}', NULL, NULL, '04a61b5104b8ad2ad069f1e9b0064a71f290121e83993f5f88a662e67ef91cc6', '803f7a67813420307df366ed3472a75bd4487808fc3f86e11671dd59444fafc0', NULL, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (58, 15, 'FOLLOW_UP_SCHEDULED', '4.4.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"due_at":"2026-03-03T12:00:00.000+00:00","follow_up_id":1,"reason":"LOW_SCORE"}', NULL, NULL, '803f7a67813420307df366ed3472a75bd4487808fc3f86e11671dd59444fafc0', 'd670b0c79144ba88589ab3e7c98bad8479a18f8d3c3033359744c3ddea44a10e', NULL, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (59, 16, 'FOLLOWED_UP', '4.4.4', 1, 9, 'LEAD', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"follow_up_id":1,"reason":"LOW_SCORE"}', '0995740aaaa35b49f9563e1873750dd729cc987ad6f229f49589a36bcc7bf89a', NULL, 'd670b0c79144ba88589ab3e7c98bad8479a18f8d3c3033359744c3ddea44a10e', '4b8ac8463584fc854bc2e98ba77b08e534aa9c1742aecc6a4769c221feab70be', 15, 7);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (60, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', 'b5b59e757ba5e48d30eee054da891a45bee5f175e5f0e662082793790ce25039', NULL, '', '41dead22b4db77cd8c910678296266e42334168381e7b3b42c9d5382bcb20868', 16, 9);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (61, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, '41dead22b4db77cd8c910678296266e42334168381e7b3b42c9d5382bcb20868', 'c81965285341b27539df9a7acf25d829282ef8d02c36c66ed5941cca1b07d84d', NULL, 9);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (62, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"how":"MAIL","person_id":2}', NULL, NULL, 'c81965285341b27539df9a7acf25d829282ef8d02c36c66ed5941cca1b07d84d', 'f456c1c8dc6a6da17f16f699bb9e50e02a7abd54351918fb214bf858830e1500', NULL, 9);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (63, 4, 'CLASSIFIED', '4.1.3', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"area_id":1,"type":"INCIDENT","type_before":"INCIDENT"}', NULL, NULL, 'f456c1c8dc6a6da17f16f699bb9e50e02a7abd54351918fb214bf858830e1500', '5c3ffadbf0be969fb9edd2c0fdcd80df89d8a3aa6cba98c2de5095c604ff6294', NULL, 9);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (64, 5, 'PRIORITIZED', '4.1.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, '5c3ffadbf0be969fb9edd2c0fdcd80df89d8a3aa6cba98c2de5095c604ff6294', '2d7d0cb48f649c22027c102b45a9440b0fc0bb56914c4a7c6c4f74bc2e31ca4c', NULL, 9);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (65, 6, 'ANALYZED', '4.2.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"complexity":"C1"}', NULL, NULL, '2d7d0cb48f649c22027c102b45a9440b0fc0bb56914c4a7c6c4f74bc2e31ca4c', 'cca8076241621cf0228eab3f2d1566ee9e3ddfd45fb22833a07b7e3186739d7c', NULL, 9);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (66, 7, 'ASSIGNED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"person_id":6}', NULL, NULL, 'cca8076241621cf0228eab3f2d1566ee9e3ddfd45fb22833a07b7e3186739d7c', 'fa8301db12b7969f3ad1f1f250ba50213f0eaa61eb346db3ff8181b938e04252', NULL, 9);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (67, 8, 'ACCEPTED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{}', NULL, NULL, 'fa8301db12b7969f3ad1f1f250ba50213f0eaa61eb346db3ff8181b938e04252', 'b07ab7a560254508f87d493c539834fb495f88c82060413c18b6c6f5709dbaa6', NULL, 9);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (68, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', 'b5d3d3c39d0168a585406a97280be7204f92585dde24b35c9f1d7ab3fc76897b', NULL, '', 'f7ad7c60f78a60ff47e90177ea9dbd50502ef6a0abeb569d14f7cfc992b97526', 17, 10);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (69, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'f7ad7c60f78a60ff47e90177ea9dbd50502ef6a0abeb569d14f7cfc992b97526', 'dc7438d784f9f5f0276659aa392ea8c510c2281b6e64b015225bb6f16621746c', NULL, 10);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (70, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"how":"MAIL","person_id":2}', NULL, NULL, 'dc7438d784f9f5f0276659aa392ea8c510c2281b6e64b015225bb6f16621746c', '0673961b3412b5f1eb85611ecd2a50b3f27d80dbca9e3229adfefa192cebf383', NULL, 10);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (71, 9, 'MERGED', '4.1.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"survivor_id":10}', NULL, NULL, 'b07ab7a560254508f87d493c539834fb495f88c82060413c18b6c6f5709dbaa6', 'c8020de954b386e88dc2dfcea229ba4e1775268c34b98370392c68c56c146c9c', NULL, 9);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (72, 4, 'ABSORBED', '4.1.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"other_id":9,"priority":"MEDIUM","started_at":"2026-03-02T12:00:00.000+00:00"}', NULL, NULL, '0673961b3412b5f1eb85611ecd2a50b3f27d80dbca9e3229adfefa192cebf383', 'c43254b5e04687caefe2433b554db437e99c826908d613df9f885134596da945', NULL, 10);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (73, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', 'cfd6463812252bbb112627968c69cccfe2e75ae7c20918584cf92a85dd1d104f', NULL, '', '867bc98be7908505b8649d7ea24abda07cddf569e1a7a354b08d7141d99baddc', 18, 11);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (74, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, '867bc98be7908505b8649d7ea24abda07cddf569e1a7a354b08d7141d99baddc', '6261dc9a4b58370d490c2fa43e3fbec7735be0c152ec8f7f3feacc7deb52ff08', NULL, 11);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (75, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"how":"MAIL","person_id":2}', NULL, NULL, '6261dc9a4b58370d490c2fa43e3fbec7735be0c152ec8f7f3feacc7deb52ff08', 'a03c3f473b9b1c9ef801164939dcb791fdbcd7b49b8a2e95f9f00bdd12900640', NULL, 11);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (76, 4, 'CLASSIFIED', '4.1.3', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"area_id":1,"type":"INCIDENT","type_before":"INCIDENT"}', NULL, NULL, 'a03c3f473b9b1c9ef801164939dcb791fdbcd7b49b8a2e95f9f00bdd12900640', 'd0a633751b9e0b5e5aff06877e6d5f2cb641d2a7e52a268aa1d5f9e38b0e2a7d', NULL, 11);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (77, 5, 'PRIORITIZED', '4.1.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, 'd0a633751b9e0b5e5aff06877e6d5f2cb641d2a7e52a268aa1d5f9e38b0e2a7d', '2e18cb90ffef62600af7f4b7dca2546a55a07fd67aa314410e33c2daaa008b1b', NULL, 11);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (78, 6, 'ANALYZED', '4.2.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"complexity":"C1"}', NULL, NULL, '2e18cb90ffef62600af7f4b7dca2546a55a07fd67aa314410e33c2daaa008b1b', '709dbf5fab34e4c0a77d3ca7f7731018b1cd768b70204a258e81ba11a85ae30e', NULL, 11);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (79, 7, 'ASSIGNED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"person_id":6}', NULL, NULL, '709dbf5fab34e4c0a77d3ca7f7731018b1cd768b70204a258e81ba11a85ae30e', '48b7881c22ea25ec45bc6870da4b36376e12f438ce67739d3358342e378b70fa', NULL, 11);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (80, 8, 'ACCEPTED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{}', NULL, NULL, '48b7881c22ea25ec45bc6870da4b36376e12f438ce67739d3358342e378b70fa', '7281dbb5bb00eeedacbe585a19cb4de3388a438d4f6a7f6204af4388db7fb951', NULL, 11);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (81, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '5bb2cd145f2944188ec2e393b62f88e69f65a8d19c70bbcef1c29277587b6da3', NULL, '', 'bdbfeae7cee23db64335a906059351f1bd3778ccfb8f1711fb28c76886e48036', 19, 12);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (82, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'bdbfeae7cee23db64335a906059351f1bd3778ccfb8f1711fb28c76886e48036', '14a7d9c1a01885045ea7944093242d7a0434b12ca40deac0aaa43ddc3686329f', NULL, 12);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (83, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"how":"MAIL","person_id":2}', NULL, NULL, '14a7d9c1a01885045ea7944093242d7a0434b12ca40deac0aaa43ddc3686329f', '4d4431a896317baf116b9a41c90013c37cdd7008042fff10b2dd88540a29e43b', NULL, 12);
INSERT INTO event(id, seq, kind, clause, procedure_revision, actor_id, actor_role, client_id, channel, occurred_at, recorded_at, data, message_digest, unique_key, prev_hash, hash, message_id, ticket_id) VALUES (84, 9, 'WATCHER_ADDED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '{"person_id":3}', NULL, NULL, '7281dbb5bb00eeedacbe585a19cb4de3388a438d4f6a7f6204af4388db7fb951', 'cc9b4548bed65585b8e44447bec53bb319a58ad19edb44677b3ac627490b40c4', NULL, 11);
INSERT INTO follow_up(id, kind, due_at, done_at, done_by_id, outcome, ticket_id) VALUES (1, 'LOW_SCORE', '2026-03-03 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 9, 'Quedó contenta', 7);
INSERT INTO holiday(id, country, day, name) VALUES (1, 'ES', '2026-03-02', 'ES');
INSERT INTO idempotent_call(id, caller, mutation, key, body_digest, event_id, object_id, called_at) VALUES (1, 'ES', 'ES', 'ES', 'ES', 7, 7, '2026-03-02 12:00:00+00:00');
INSERT INTO inbound_mail(id, key, store_key, size, received_at, state, reason, problem, internet_id, sender, sender_name, subject, text, html, ticket_id, message_id, trusted_by_id, settled_at) VALUES (1, 'ES', 'ES', 7, '2026-03-02 12:00:00+00:00', 'RECEIVED', 'ES', 'ES', 'ES', 'ES', 'ES', 'ES', 'ES', 'ES', 7, 7, 7, '2026-03-02 12:00:00+00:00');
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (1, 'mail', '{"event_id":3,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":1}', 'mail:3:2:receipt', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (2, 'timer', '{"ticket_id":1}', 'timer:1', 'READY', '2026-03-02 13:00:00.001000+00:00', NULL, 0, 6, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (7, 'mail', '{"event_id":11,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":2}', 'mail:11:2:receipt', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (8, 'timer', '{"ticket_id":2}', 'timer:2', 'READY', '2026-03-02 13:00:00.001000+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (9, 'mail', '{"event_id":12,"message_id":3,"notice":"review_asked","person_id":9,"ticket_id":1}', 'mail:12:9:review_asked', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (11, 'mail', '{"event_id":15,"message_id":4,"notice":"review_answered","person_id":2,"ticket_id":1}', 'mail:15:2:review_answered', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (13, 'mail', '{"event_id":18,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":3}', 'mail:18:2:receipt', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (14, 'timer', '{"ticket_id":3}', 'timer:3', 'READY', '2026-03-02 14:00:00.001000+00:00', NULL, 0, 5, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (19, 'mail', '{"event_id":26,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":4}', 'mail:26:2:receipt', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (20, 'timer', '{"ticket_id":4}', 'timer:4', 'READY', '2026-03-02 13:00:00.001000+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (22, 'mail', '{"event_id":30,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":5}', 'mail:30:2:receipt', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (23, 'timer', '{"ticket_id":5}', 'timer:5', 'READY', '2026-03-02 14:00:00.001000+00:00', NULL, 0, 6, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (28, 'mail', '{"event_id":38,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":6}', 'mail:38:2:receipt', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (29, 'timer', '{"ticket_id":6}', 'timer:6', 'READY', '2026-03-02 13:00:00.001000+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (30, 'mail', '{"event_id":39,"message_id":9,"notice":"escalated","person_id":8,"ticket_id":5}', 'mail:39:8:escalated', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (33, 'mail', '{"event_id":43,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":7}', 'mail:43:2:receipt', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (34, 'timer', '{"ticket_id":7}', 'timer:7', 'READY', '2026-03-04 12:00:00.001000+00:00', NULL, 0, 9, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (40, 'mail', '{"event_id":50,"message_id":12,"notice":"reply","person_id":2,"ticket_id":7}', 'mail:50:2:reply', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (42, 'mail', '{"event_id":52,"message_id":13,"notice":"confirm","person_id":2,"ticket_id":7}', 'mail:52:2:confirm', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (44, 'mail', '{"event_id":56,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":8}', 'mail:56:2:receipt', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (45, 'timer', '{"ticket_id":8}', 'timer:8', 'READY', '2026-03-02 13:00:00.001000+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (48, 'mail', '{"event_id":62,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":9}', 'mail:62:2:receipt', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (49, 'timer', '{"ticket_id":9}', 'timer:9', 'DONE', '2026-03-02 14:00:00.001000+00:00', NULL, 0, 5, NULL, '2026-03-02 12:00:00+00:00');
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (54, 'mail', '{"event_id":70,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":10}', 'mail:70:2:receipt', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (55, 'timer', '{"ticket_id":10}', 'timer:10', 'READY', '2026-03-02 13:00:00.001000+00:00', NULL, 0, 1, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (56, 'mail', '{"event_id":71,"message_id":null,"notice":"merged","person_id":2,"ticket_id":9}', 'mail:71:2:merged', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (58, 'mail', '{"event_id":75,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":11}', 'mail:75:2:receipt', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (59, 'timer', '{"ticket_id":11}', 'timer:11', 'READY', '2026-03-02 14:00:00.001000+00:00', NULL, 0, 5, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (64, 'mail', '{"event_id":83,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":12}', 'mail:83:2:receipt', 'READY', '2026-03-02 12:00:00+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO job(id, kind, payload, dedupe, state, run_at, locked_until, attempts, fence, error, settled_at) VALUES (65, 'timer', '{"ticket_id":12}', 'timer:12', 'READY', '2026-03-02 13:00:00.001000+00:00', NULL, 0, 0, NULL, NULL);
INSERT INTO mail(id, job_id, ticket_id, person_id, notice, language, recipient, subject, text, html, message_id, made_at, sent_at, state, detail) VALUES (1, 7, 7, 7, 'ES', 'ES', 'ES', 'ES', 'ES', 'ES', 'ES', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 'WAITING', 'ES');
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (1, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '94a0bfe7e5a35acb37506dd5272c6040', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 1, 1);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (2, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '1ef5c08479202c97f591c390bc192f76', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 2, 2);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (3, 'CUSTOMER', NULL, 'REASON', NULL, 'PUBLIC', 'PORTAL', 'Urge', '7ad5938eb0ab6d081b05838df331ce44', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 1, 1);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (4, 'LEAD', NULL, 'REASON', NULL, 'PUBLIC', 'PHONE', 'Es cierto', '9f57e89b33d9f390b43c0f096d8b3f92', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 9, 1, 1);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (5, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '7b22688f7dd677f390a2657f86c807a7', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 3, 3);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (6, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', 'b723a2108cc8acd6430ab6403bfe16d3', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 4, 4);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (7, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', 'dca56b7bd3eefb66d044f4f2f386a079', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 5, 5);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (8, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '79df7111e95cefd288151c113a8e8782', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 6, 6);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (9, 'LEAD', NULL, 'REASON', NULL, 'INTERNAL', 'PHONE', 'Hace falta', 'a836e02126f639c9ad0c5fa8b6398d30', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 9, 5, 5);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (10, 'LEAD', NULL, 'REASON', NULL, 'INTERNAL', 'PHONE', 'Ya no', 'dbe2c780f6ae7d668750f6fa94774aa1', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 9, 5, 5);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (11, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '49cd9da7407542e2de85e62e4fc1612d', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 7, 7);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (12, 'SPECIALIST', NULL, 'REPLY', NULL, 'PUBLIC', 'PHONE', 'Lo estamos revisando.', 'a48abcf05a9269132f1b9fefeaf536b4', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 6, 7, 7);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (13, 'SPECIALIST', NULL, 'SOLUTION', NULL, 'PUBLIC', 'PHONE', 'Ya puede timbrar; el sello se renovó.', '3406cd7e686c79d98da3e69bb049c96a', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 6, 7, 7);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (14, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '2a628d5e3b0fd5cf7186713a268bfba1', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 8, 8);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (15, 'LEAD', NULL, 'REASON', NULL, 'INTERNAL', 'PHONE', 'Quedó contenta', 'c79073e4ec9e7744fac4c4de37cc16ab', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 9, 7, 7);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (16, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', 'fca5f2af6978298103cc5fcddfa478a0', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 9, 10);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (17, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '20a0766697a6c5dff865806aa81e02c8', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 10, 10);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (18, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '74c23fffa383897a98b78681050f526e', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 11, 11);
INSERT INTO message(id, author_role, client_id, kind, note_kind, audience, channel, body, salt, occurred_at, recorded_at, author_id, origin_id, ticket_id) VALUES (19, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '55151a91091d3ca38b142fbf7304a368', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 2, 12, 12);
INSERT INTO muting(id, person_id, ticket_id) VALUES (1, 1, 1);
INSERT INTO organization(id, name, visibility, created_at) VALUES (1, 'Andina', 'OWN', '2026-03-02 12:00:00+00:00');
INSERT INTO organization(id, name, visibility, created_at) VALUES (2, 'Pacífico', 'OWN', '2026-03-02 12:00:00+00:00');
INSERT INTO person(id, role, name, email, phone, team, language, timezone, password_hash, notice_answers, notice_progress, notice_followed, proven, active, created_at, organization_id) VALUES (1, 'SYSTEM', 'Atiende', NULL, NULL, NULL, 'ES', 'America/Mexico_City', NULL, 1, 1, 1, 1, 1, '2024-03-15 00:00:00+00:00', NULL);
INSERT INTO person(id, role, name, email, phone, team, language, timezone, password_hash, notice_answers, notice_progress, notice_followed, proven, active, created_at, organization_id) VALUES (2, 'CUSTOMER', 'Ana Rojas', 'ana@andina.example', NULL, NULL, 'ES', 'America/Bogota', NULL, 1, 1, 1, 1, 1, '2026-03-02 12:00:00+00:00', 1);
INSERT INTO person(id, role, name, email, phone, team, language, timezone, password_hash, notice_answers, notice_progress, notice_followed, proven, active, created_at, organization_id) VALUES (3, 'CUSTOMER', 'Carlos Mejía', 'carlos@andina.example', NULL, NULL, 'ES', 'America/Bogota', NULL, 1, 1, 1, 1, 1, '2026-03-02 12:00:00+00:00', 1);
INSERT INTO person(id, role, name, email, phone, team, language, timezone, password_hash, notice_answers, notice_progress, notice_followed, proven, active, created_at, organization_id) VALUES (4, 'CUSTOMER_ADMIN', 'Elena Duarte', 'elena@andina.example', NULL, NULL, 'ES', 'America/Bogota', NULL, 1, 1, 1, 1, 1, '2026-03-02 12:00:00+00:00', 1);
INSERT INTO person(id, role, name, email, phone, team, language, timezone, password_hash, notice_answers, notice_progress, notice_followed, proven, active, created_at, organization_id) VALUES (5, 'CUSTOMER', 'Beto Salas', 'beto@pacifico.example', NULL, NULL, 'ES', 'America/Bogota', NULL, 1, 1, 1, 1, 1, '2026-03-02 12:00:00+00:00', 2);
INSERT INTO person(id, role, name, email, phone, team, language, timezone, password_hash, notice_answers, notice_progress, notice_followed, proven, active, created_at, organization_id) VALUES (6, 'SPECIALIST', 'Laura Sánchez', 'laura@bizflow.example', NULL, NULL, 'ES', 'America/Mexico_City', NULL, 1, 1, 1, 1, 1, '2026-03-02 12:00:00+00:00', NULL);
INSERT INTO person(id, role, name, email, phone, team, language, timezone, password_hash, notice_answers, notice_progress, notice_followed, proven, active, created_at, organization_id) VALUES (7, 'SPECIALIST', 'Diego Peña', 'diego@bizflow.example', NULL, NULL, 'ES', 'America/Mexico_City', NULL, 1, 1, 1, 1, 1, '2026-03-02 12:00:00+00:00', NULL);
INSERT INTO person(id, role, name, email, phone, team, language, timezone, password_hash, notice_answers, notice_progress, notice_followed, proven, active, created_at, organization_id) VALUES (8, 'TECHNICIAN', 'Tomás Ríos', 'tomás@bizflow.example', NULL, NULL, 'ES', 'America/Mexico_City', NULL, 1, 1, 1, 1, 1, '2026-03-02 12:00:00+00:00', NULL);
INSERT INTO person(id, role, name, email, phone, team, language, timezone, password_hash, notice_answers, notice_progress, notice_followed, proven, active, created_at, organization_id) VALUES (9, 'LEAD', 'Lucía Herrera', 'lucía@bizflow.example', NULL, NULL, 'ES', 'America/Mexico_City', NULL, 1, 1, 1, 1, 1, '2026-03-02 12:00:00+00:00', NULL);
INSERT INTO person(id, role, name, email, phone, team, language, timezone, password_hash, notice_answers, notice_progress, notice_followed, proven, active, created_at, organization_id) VALUES (10, 'MANAGER', 'Miguel Torres', 'miguel@bizflow.example', NULL, NULL, 'ES', 'America/Mexico_City', NULL, 1, 1, 1, 1, 1, '2026-03-02 12:00:00+00:00', NULL);
INSERT INTO policy_revision(id, kind, revision, content, source, reason, proposed_at, approved_at, discarded_at, effective_at, approver_id, author_id) VALUES (1, 'PRIORITY_MATRIX', 0, '{"cells":{"HIGH":{"HIGH":"CRITICAL","MEDIUM":"HIGH","LOW":"MEDIUM"},"MEDIUM":{"HIGH":"HIGH","MEDIUM":"MEDIUM","LOW":"LOW"},"LOW":{"HIGH":"MEDIUM","MEDIUM":"LOW","LOW":"LOW"}},"affects":{"ONLY_ME":"LOW","MY_TEAM":"MEDIUM","WHOLE_COMPANY":"HIGH"},"needed":{"NOW":"HIGH","THIS_WEEK":"MEDIUM","NO_RUSH":"LOW"},"at_least":{"major_incident":"CRITICAL","security":"HIGH","COMPLAINT":"MEDIUM"}}', 'SGC-SAC-001, revisión 1', '', '2024-03-15 00:00:00+00:00', '2024-03-15 00:00:00+00:00', NULL, '2024-03-15 00:00:00+00:00', NULL, 1);
INSERT INTO policy_revision(id, kind, revision, content, source, reason, proposed_at, approved_at, discarded_at, effective_at, approver_id, author_id) VALUES (2, 'SERVICE_LEVELS', 0, '{"revision":0,"targets":{"CRITICAL":{"first_response":60,"resolution":240},"HIGH":{"first_response":120,"resolution":480},"MEDIUM":{"first_response":240,"resolution":1440},"LOW":{"first_response":480,"resolution":2880}},"calendars":{"CRITICAL":{"revision":0},"HIGH":{"revision":0},"MEDIUM":{"revision":0},"LOW":{"revision":0}}}', 'SGC-SAC-001, revisión 1', '', '2024-03-15 00:00:00+00:00', '2024-03-15 00:00:00+00:00', NULL, '2024-03-15 00:00:00+00:00', NULL, 1);
INSERT INTO policy_revision(id, kind, revision, content, source, reason, proposed_at, approved_at, discarded_at, effective_at, approver_id, author_id) VALUES (3, 'CLOSING', 0, '{"zone":"America/Mexico_City","reopening_days":10,"reopening_days_lead":30,"unmerging_days":30,"survey_days":14,"working_days":[0,1,2,3,4],"tacit_closing":false}', 'SGC-SAC-001, revisión 1', '', '2024-03-15 00:00:00+00:00', '2024-03-15 00:00:00+00:00', NULL, '2024-03-15 00:00:00+00:00', NULL, 1);
INSERT INTO policy_revision(id, kind, revision, content, source, reason, proposed_at, approved_at, discarded_at, effective_at, approver_id, author_id) VALUES (4, 'ESCALATION', 0, '{"acknowledge_percent":15,"unassigned":{"CRITICAL":10,"HIGH":20,"MEDIUM":60,"LOW":120},"updates":{"CRITICAL":120,"HIGH":240,"MEDIUM":1440},"steps":{"REGISTERED":{"CRITICAL":["TELL N3"]},"UNASSIGNED":{"CRITICAL":["CALL N3"],"HIGH":["CALL N3"],"MEDIUM":["CALL N3"],"LOW":["CALL N3"]},"FIRST_RESPONSE_IMMINENT":{"CRITICAL":["CALL N3"],"HIGH":["CALL N3"],"MEDIUM":["TELL OWNER","CALL N3"],"LOW":["TELL OWNER"]},"FIRST_RESPONSE_MISSED":{"CRITICAL":["CALL N3","CALL N4"],"HIGH":["CALL N3"],"MEDIUM":["CALL N3"],"LOW":["CALL N3"]},"RESOLUTION_WITHOUT_N2":{"CRITICAL":["JOIN N2"],"HIGH":["JOIN N2"],"MEDIUM":["OFFER N2"]},"RESOLUTION_IMMINENT":{"CRITICAL":["LEAD N3"],"HIGH":["CALL N3"],"MEDIUM":["CALL N3"],"LOW":["TELL OWNER"]},"RESOLUTION_MISSED":{"CRITICAL":["CALL N4","TELL CUSTOMER"],"HIGH":["CALL N3","CALL N4","TELL CUSTOMER"],"MEDIUM":["CALL N3","TELL CUSTOMER"],"LOW":["CALL N3","TELL CUSTOMER"]},"RESOLUTION_OVERRUN":{"CRITICAL":["CALL N4"],"HIGH":["CALL N4"],"MEDIUM":["CALL N4"],"LOW":["CALL N3"]},"RETURNED_TWICE":{"CRITICAL":["CALL N3"],"HIGH":["CALL N3"],"MEDIUM":["CALL N3"],"LOW":["CALL N3"]},"COMPLAINT":{"CRITICAL":["TELL N3"],"HIGH":["TELL N3"],"MEDIUM":["TELL N3"],"LOW":["TELL N3"]},"SEVERE_COMPLAINT":{"CRITICAL":["TELL N4"],"HIGH":["TELL N4"],"MEDIUM":["TELL N4"],"LOW":["TELL N4"]}}}', 'SGC-SAC-001, revisión 1', '', '2024-03-15 00:00:00+00:00', '2024-03-15 00:00:00+00:00', NULL, '2024-03-15 00:00:00+00:00', NULL, 1);
INSERT INTO policy_revision(id, kind, revision, content, source, reason, proposed_at, approved_at, discarded_at, effective_at, approver_id, author_id) VALUES (5, 'ASSIGNMENT', 0, '{"areas":[]}', 'SGC-SAC-001, revisión 1', '', '2024-03-15 00:00:00+00:00', '2024-03-15 00:00:00+00:00', NULL, '2024-03-15 00:00:00+00:00', NULL, 1);
INSERT INTO priority_review(id, state, priority, asked_at, answered_at, answer_id, answered_by_id, asked_by_id, reason_id, ticket_id) VALUES (1, 'RAISED', 'MEDIUM', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 4, 9, 2, 3, 1);
INSERT INTO resolution(id, round, cause, actions, solution, article_id, resolved_by_id, resolved_at, confirmed_at, rejected_at, survey_asked_at, ticket_id) VALUES (1, 1, 'Sello vencido', 'Se renovó el sello', 'Ya puede timbrar; el sello se renovó.', NULL, 6, '2026-03-02 12:00:00+00:00', NULL, NULL, '2026-03-02 12:00:00+00:00', 7);
INSERT INTO responder(id, joined_at, person_id, ticket_id) VALUES (1, '2026-03-02 12:00:00+00:00', 1, 1);
INSERT INTO saved_form(id, browser_digest, path, ciphertext, expires_at) VALUES (1, 'ES', 'ES', X'4553', '2026-03-02 12:00:00+00:00');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (2, 'ticket', 1, 'sac2026000001 1 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000001 sale since text timbra timbrar what when');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (3, 'article', 1, 'timbr timbrado e301', '', 'renuev sell sello', 'e301 renueve sello timbrado');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (4, 'ticket', 2, 'sac2026000002 2 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000002 sale since text timbra timbrar what when');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (5, 'article', 2, 'timbr timbrado e301', '', 'renuev sell sello', 'e301 renueve sello timbrado');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (6, 'ticket', 3, 'sac2026000003 3 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000003 sale since text timbra timbrar what when');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (7, 'article', 3, 'timbr timbrado e301', '', 'renuev sell sello', 'e301 renueve sello timbrado');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (8, 'ticket', 4, 'sac2026000004 4 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000004 sale since text timbra timbrar what when');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (9, 'article', 4, 'timbr timbrado e301', '', 'renuev sell sello', 'e301 renueve sello timbrado');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (10, 'ticket', 5, 'sac2026000005 5 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000005 sale since text timbra timbrar what when');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (11, 'article', 5, 'timbr timbrado e301', '', 'renuev sell sello', 'e301 renueve sello timbrado');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (12, 'ticket', 6, 'sac2026000006 6 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000006 sale since text timbra timbrar what when');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (13, 'article', 6, 'timbr timbrado e301', '', 'renuev sell sello', 'e301 renueve sello timbrado');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (14, 'ticket', 7, 'sac2026000007 7 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'pued timbr timbrar sell sello renov renovo estam estamo revis revisando timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error estamos factura fails produccion puede renovo revisando sac2026000007 sale sello since text timbra timbrar what when');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (16, 'ticket', 8, 'sac2026000008 8 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000008 sale since text timbra timbrar what when');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (18, 'ticket', 9, 'sac2026000009 9 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000009 sale since text timbra timbrar what when');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (20, 'ticket', 10, 'sac2026000010 10 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000010 sale since text timbra timbrar what when');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (22, 'ticket', 11, 'sac2026000011 11 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000011 sale since text timbra timbrar what when');
INSERT INTO search_doc(id, kind, ref, a, b, c, words) VALUES (24, 'ticket', 12, 'sac2026000012 12 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000012 sale since text timbra timbrar what when');
INSERT INTO seen(id, message_id, person_id, ticket_id) VALUES (1, 7, 1, 1);
INSERT INTO session(id, digest, user_agent, created_at, seen_at, expires_at, ended_at, person_id) VALUES (1, 'ES', 'ES', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 1);
INSERT INTO shift(id, weekday, starts, ends, person_id) VALUES (1, 7, 7, 7, 1);
INSERT INTO sign_in_attempt(id, subject, failed_at) VALUES (1, 'ES', '2026-03-02 12:00:00+00:00');
INSERT INTO sign_in_code(id, browser_digest, code_digest, tries, expires_at, person_id) VALUES (1, 'ES', 'ES', 7, '2026-03-02 12:00:00+00:00', 1);
INSERT INTO suppression(id, address, detail, since) VALUES (1, 'ES', 'ES', '2026-03-02 12:00:00+00:00');
INSERT INTO survey(id, revision, satisfaction, recommendation, solved, comment, current, voided_at, answered_at, person_id, resolution_id, ticket_id) VALUES (1, 1, 1, NULL, NULL, NULL, 1, NULL, '2026-03-02 12:00:00+00:00', 2, 1, 7);
INSERT INTO ticket(id, number, version, client_id, channel, type, subject, details, occurred_at, recorded_at, late_record, affects, needed, impact, urgency, priority, priority_confirmed, classified, complexity, major_incident, security, review_state, matrix_revision, levels_revision, escalation_revision, status, status_since, status_by_id, status_event_id, third_party, third_party_reference, expected_at, assigned_at, escalation_level, consulted, rejections, reopenings, first_resolved_at, resolved_at, closed_at, closure_basis, ended_at, fr_target_ms, fr_started_at, fr_elapsed_ms, fr_due_at, fr_met_at, fr_breached_at, fr_cancelled, res_target_ms, res_started_at, res_elapsed_ms, res_running_since, res_paused_since, res_due_at, res_met_at, res_breached_at, res_final, res_cancelled, pause_count, paused_ms, next_due_at, message_count, last_message_id, last_message_at, last_message_by_id, last_message_excerpt, updated_at, last_seq, last_hash, area_id, assignee_id, merged_into_id, organization_id, requester_id) VALUES (1, 'SAC-2026-000001', 8, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 0, 'MY_TEAM', 'THIS_WEEK', 'HIGH', 'MEDIUM', 'HIGH', 1, 1, 'C1', 0, 0, 'RAISED', 0, 0, 0, 'IN_PROGRESS', '2026-03-02 12:00:00+00:00', 6, 8, NULL, NULL, NULL, '2026-03-02 12:00:00+00:00', NULL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 7200000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 14:00:00+00:00', NULL, NULL, 0, 28800000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 12:00:00+00:00', NULL, '2026-03-02 20:00:00+00:00', NULL, NULL, 0, 0, 0, 0, '2026-03-02 14:00:00+00:00', 1, 1, '2026-03-02 12:00:00+00:00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00:00', 12, '5b73a7650959217b7dbad730f641041ee754d1efccc5c7bff5b1ec7e0e261fa5', 1, 6, NULL, 1, 2);
INSERT INTO ticket(id, number, version, client_id, channel, type, subject, details, occurred_at, recorded_at, late_record, affects, needed, impact, urgency, priority, priority_confirmed, classified, complexity, major_incident, security, review_state, matrix_revision, levels_revision, escalation_revision, status, status_since, status_by_id, status_event_id, third_party, third_party_reference, expected_at, assigned_at, escalation_level, consulted, rejections, reopenings, first_resolved_at, resolved_at, closed_at, closure_basis, ended_at, fr_target_ms, fr_started_at, fr_elapsed_ms, fr_due_at, fr_met_at, fr_breached_at, fr_cancelled, res_target_ms, res_started_at, res_elapsed_ms, res_running_since, res_paused_since, res_due_at, res_met_at, res_breached_at, res_final, res_cancelled, pause_count, paused_ms, next_due_at, message_count, last_message_id, last_message_at, last_message_by_id, last_message_excerpt, updated_at, last_seq, last_hash, area_id, assignee_id, merged_into_id, organization_id, requester_id) VALUES (2, 'SAC-2026-000002', 2, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 0, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', 0, 0, NULL, 0, 0, NULL, 0, 0, 0, 'REGISTERED', '2026-03-02 12:00:00+00:00', 2, 9, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 16:00:00+00:00', NULL, NULL, 0, 86400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 12:00:00+00:00', NULL, '2026-03-03 12:00:00+00:00', NULL, NULL, 0, 0, 0, 0, '2026-03-02 16:00:00+00:00', 1, 2, '2026-03-02 12:00:00+00:00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00:00', 3, '3c79e15a14c43a068caac66160726ba88c3bbc6139b4f26d8e0bf0c000edb3b7', NULL, NULL, NULL, 1, 2);
INSERT INTO ticket(id, number, version, client_id, channel, type, subject, details, occurred_at, recorded_at, late_record, affects, needed, impact, urgency, priority, priority_confirmed, classified, complexity, major_incident, security, review_state, matrix_revision, levels_revision, escalation_revision, status, status_since, status_by_id, status_event_id, third_party, third_party_reference, expected_at, assigned_at, escalation_level, consulted, rejections, reopenings, first_resolved_at, resolved_at, closed_at, closure_basis, ended_at, fr_target_ms, fr_started_at, fr_elapsed_ms, fr_due_at, fr_met_at, fr_breached_at, fr_cancelled, res_target_ms, res_started_at, res_elapsed_ms, res_running_since, res_paused_since, res_due_at, res_met_at, res_breached_at, res_final, res_cancelled, pause_count, paused_ms, next_due_at, message_count, last_message_id, last_message_at, last_message_by_id, last_message_excerpt, updated_at, last_seq, last_hash, area_id, assignee_id, merged_into_id, organization_id, requester_id) VALUES (3, 'SAC-2026-000003', 7, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 0, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', 1, 1, 'C1', 0, 0, NULL, 0, 0, 0, 'IN_PROGRESS', '2026-03-02 12:00:00+00:00', 6, 23, NULL, NULL, NULL, '2026-03-02 12:00:00+00:00', NULL, 1, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 16:00:00+00:00', NULL, NULL, 0, 86400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 12:00:00+00:00', NULL, '2026-03-03 12:00:00+00:00', NULL, NULL, 0, 0, 0, 0, '2026-03-02 16:00:00+00:00', 1, 5, '2026-03-02 12:00:00+00:00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00:00', 9, '7e9a80016d01ff0548f1ff45fab1ea35a6cbd29fd147bd228ce788bd6b1fc8b8', 1, 6, NULL, 1, 2);
INSERT INTO ticket(id, number, version, client_id, channel, type, subject, details, occurred_at, recorded_at, late_record, affects, needed, impact, urgency, priority, priority_confirmed, classified, complexity, major_incident, security, review_state, matrix_revision, levels_revision, escalation_revision, status, status_since, status_by_id, status_event_id, third_party, third_party_reference, expected_at, assigned_at, escalation_level, consulted, rejections, reopenings, first_resolved_at, resolved_at, closed_at, closure_basis, ended_at, fr_target_ms, fr_started_at, fr_elapsed_ms, fr_due_at, fr_met_at, fr_breached_at, fr_cancelled, res_target_ms, res_started_at, res_elapsed_ms, res_running_since, res_paused_since, res_due_at, res_met_at, res_breached_at, res_final, res_cancelled, pause_count, paused_ms, next_due_at, message_count, last_message_id, last_message_at, last_message_by_id, last_message_excerpt, updated_at, last_seq, last_hash, area_id, assignee_id, merged_into_id, organization_id, requester_id) VALUES (4, 'SAC-2026-000004', 2, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 0, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', 0, 0, NULL, 0, 0, NULL, 0, 0, 0, 'REGISTERED', '2026-03-02 12:00:00+00:00', 2, 24, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 16:00:00+00:00', NULL, NULL, 0, 86400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 12:00:00+00:00', NULL, '2026-03-03 12:00:00+00:00', NULL, NULL, 0, 0, 0, 0, '2026-03-02 16:00:00+00:00', 1, 6, '2026-03-02 12:00:00+00:00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00:00', 3, 'c6f85d3bca418b9293b08a991846a8b11efc87094ef4aa91c3116bd787e0175a', NULL, NULL, NULL, 1, 2);
INSERT INTO ticket(id, number, version, client_id, channel, type, subject, details, occurred_at, recorded_at, late_record, affects, needed, impact, urgency, priority, priority_confirmed, classified, complexity, major_incident, security, review_state, matrix_revision, levels_revision, escalation_revision, status, status_since, status_by_id, status_event_id, third_party, third_party_reference, expected_at, assigned_at, escalation_level, consulted, rejections, reopenings, first_resolved_at, resolved_at, closed_at, closure_basis, ended_at, fr_target_ms, fr_started_at, fr_elapsed_ms, fr_due_at, fr_met_at, fr_breached_at, fr_cancelled, res_target_ms, res_started_at, res_elapsed_ms, res_running_since, res_paused_since, res_due_at, res_met_at, res_breached_at, res_final, res_cancelled, pause_count, paused_ms, next_due_at, message_count, last_message_id, last_message_at, last_message_by_id, last_message_excerpt, updated_at, last_seq, last_hash, area_id, assignee_id, merged_into_id, organization_id, requester_id) VALUES (5, 'SAC-2026-000005', 8, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 0, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', 1, 1, 'C1', 0, 0, NULL, 0, 0, 0, 'IN_PROGRESS', '2026-03-02 12:00:00+00:00', 6, 35, NULL, NULL, NULL, '2026-03-02 12:00:00+00:00', NULL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 16:00:00+00:00', NULL, NULL, 0, 86400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 12:00:00+00:00', NULL, '2026-03-03 12:00:00+00:00', NULL, NULL, 0, 0, 0, 0, '2026-03-02 16:00:00+00:00', 1, 7, '2026-03-02 12:00:00+00:00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00:00', 10, '81a204a16b91147cbf9c8b057156537ddf49d1175e1639b408ebd553080d2dd6', 1, 6, NULL, 1, 2);
INSERT INTO ticket(id, number, version, client_id, channel, type, subject, details, occurred_at, recorded_at, late_record, affects, needed, impact, urgency, priority, priority_confirmed, classified, complexity, major_incident, security, review_state, matrix_revision, levels_revision, escalation_revision, status, status_since, status_by_id, status_event_id, third_party, third_party_reference, expected_at, assigned_at, escalation_level, consulted, rejections, reopenings, first_resolved_at, resolved_at, closed_at, closure_basis, ended_at, fr_target_ms, fr_started_at, fr_elapsed_ms, fr_due_at, fr_met_at, fr_breached_at, fr_cancelled, res_target_ms, res_started_at, res_elapsed_ms, res_running_since, res_paused_since, res_due_at, res_met_at, res_breached_at, res_final, res_cancelled, pause_count, paused_ms, next_due_at, message_count, last_message_id, last_message_at, last_message_by_id, last_message_excerpt, updated_at, last_seq, last_hash, area_id, assignee_id, merged_into_id, organization_id, requester_id) VALUES (6, 'SAC-2026-000006', 2, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 0, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', 0, 0, NULL, 0, 0, NULL, 0, 0, 0, 'REGISTERED', '2026-03-02 12:00:00+00:00', 2, 36, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 16:00:00+00:00', NULL, NULL, 0, 86400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 12:00:00+00:00', NULL, '2026-03-03 12:00:00+00:00', NULL, NULL, 0, 0, 0, 0, '2026-03-02 16:00:00+00:00', 1, 8, '2026-03-02 12:00:00+00:00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00:00', 3, 'cfde590078739e2ad7595fe6c54aae2467c13bf05ec2ad80b3d263ecf9b62d68', NULL, NULL, NULL, 1, 2);
INSERT INTO ticket(id, number, version, client_id, channel, type, subject, details, occurred_at, recorded_at, late_record, affects, needed, impact, urgency, priority, priority_confirmed, classified, complexity, major_incident, security, review_state, matrix_revision, levels_revision, escalation_revision, status, status_since, status_by_id, status_event_id, third_party, third_party_reference, expected_at, assigned_at, escalation_level, consulted, rejections, reopenings, first_resolved_at, resolved_at, closed_at, closure_basis, ended_at, fr_target_ms, fr_started_at, fr_elapsed_ms, fr_due_at, fr_met_at, fr_breached_at, fr_cancelled, res_target_ms, res_started_at, res_elapsed_ms, res_running_since, res_paused_since, res_due_at, res_met_at, res_breached_at, res_final, res_cancelled, pause_count, paused_ms, next_due_at, message_count, last_message_id, last_message_at, last_message_by_id, last_message_excerpt, updated_at, last_seq, last_hash, area_id, assignee_id, merged_into_id, organization_id, requester_id) VALUES (7, 'SAC-2026-000007', 11, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 0, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', 1, 1, 'C1', 0, 0, NULL, 0, 0, 0, 'RESOLVED', '2026-03-02 12:00:00+00:00', 6, 51, NULL, NULL, NULL, '2026-03-02 12:00:00+00:00', NULL, 1, 0, 0, '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 16:00:00+00:00', '2026-03-02 12:00:00+00:00', NULL, 0, 86400000, '2026-03-02 12:00:00+00:00', 0, NULL, NULL, '2026-03-03 12:00:00+00:00', '2026-03-02 12:00:00+00:00', NULL, 0, 0, 0, 0, '9999-01-01 00:00:00+00:00', 3, 13, '2026-03-02 12:00:00+00:00', 6, 'Ya puede timbrar; el sello se renovó.', '2026-03-02 12:00:00+00:00', 16, '4b8ac8463584fc854bc2e98ba77b08e534aa9c1742aecc6a4769c221feab70be', 1, 6, NULL, 1, 2);
INSERT INTO ticket(id, number, version, client_id, channel, type, subject, details, occurred_at, recorded_at, late_record, affects, needed, impact, urgency, priority, priority_confirmed, classified, complexity, major_incident, security, review_state, matrix_revision, levels_revision, escalation_revision, status, status_since, status_by_id, status_event_id, third_party, third_party_reference, expected_at, assigned_at, escalation_level, consulted, rejections, reopenings, first_resolved_at, resolved_at, closed_at, closure_basis, ended_at, fr_target_ms, fr_started_at, fr_elapsed_ms, fr_due_at, fr_met_at, fr_breached_at, fr_cancelled, res_target_ms, res_started_at, res_elapsed_ms, res_running_since, res_paused_since, res_due_at, res_met_at, res_breached_at, res_final, res_cancelled, pause_count, paused_ms, next_due_at, message_count, last_message_id, last_message_at, last_message_by_id, last_message_excerpt, updated_at, last_seq, last_hash, area_id, assignee_id, merged_into_id, organization_id, requester_id) VALUES (8, 'SAC-2026-000008', 2, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 0, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', 0, 0, NULL, 0, 0, NULL, 0, 0, 0, 'REGISTERED', '2026-03-02 12:00:00+00:00', 2, 54, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 16:00:00+00:00', NULL, NULL, 0, 86400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 12:00:00+00:00', NULL, '2026-03-03 12:00:00+00:00', NULL, NULL, 0, 0, 0, 0, '2026-03-02 16:00:00+00:00', 1, 14, '2026-03-02 12:00:00+00:00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00:00', 3, 'd7150a94a796c1f63017f4f04efb6b883aff468e0ee7083d2083ef319f4bf9fc', NULL, NULL, NULL, 1, 2);
INSERT INTO ticket(id, number, version, client_id, channel, type, subject, details, occurred_at, recorded_at, late_record, affects, needed, impact, urgency, priority, priority_confirmed, classified, complexity, major_incident, security, review_state, matrix_revision, levels_revision, escalation_revision, status, status_since, status_by_id, status_event_id, third_party, third_party_reference, expected_at, assigned_at, escalation_level, consulted, rejections, reopenings, first_resolved_at, resolved_at, closed_at, closure_basis, ended_at, fr_target_ms, fr_started_at, fr_elapsed_ms, fr_due_at, fr_met_at, fr_breached_at, fr_cancelled, res_target_ms, res_started_at, res_elapsed_ms, res_running_since, res_paused_since, res_due_at, res_met_at, res_breached_at, res_final, res_cancelled, pause_count, paused_ms, next_due_at, message_count, last_message_id, last_message_at, last_message_by_id, last_message_excerpt, updated_at, last_seq, last_hash, area_id, assignee_id, merged_into_id, organization_id, requester_id) VALUES (9, 'SAC-2026-000009', 7, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 0, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', 1, 1, 'C1', 0, 0, NULL, 0, 0, 0, 'MERGED', '2026-03-02 12:00:00+00:00', 6, 71, NULL, NULL, NULL, '2026-03-02 12:00:00+00:00', NULL, 0, 0, 0, NULL, NULL, NULL, NULL, '2026-03-02 12:00:00+00:00', 14400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 16:00:00+00:00', NULL, NULL, 1, 86400000, '2026-03-02 12:00:00+00:00', 0, NULL, NULL, '2026-03-03 12:00:00+00:00', NULL, NULL, 0, 1, 0, 0, '9999-01-01 00:00:00+00:00', 1, 16, '2026-03-02 12:00:00+00:00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00:00', 9, 'c8020de954b386e88dc2dfcea229ba4e1775268c34b98370392c68c56c146c9c', 1, 6, 10, 1, 2);
INSERT INTO ticket(id, number, version, client_id, channel, type, subject, details, occurred_at, recorded_at, late_record, affects, needed, impact, urgency, priority, priority_confirmed, classified, complexity, major_incident, security, review_state, matrix_revision, levels_revision, escalation_revision, status, status_since, status_by_id, status_event_id, third_party, third_party_reference, expected_at, assigned_at, escalation_level, consulted, rejections, reopenings, first_resolved_at, resolved_at, closed_at, closure_basis, ended_at, fr_target_ms, fr_started_at, fr_elapsed_ms, fr_due_at, fr_met_at, fr_breached_at, fr_cancelled, res_target_ms, res_started_at, res_elapsed_ms, res_running_since, res_paused_since, res_due_at, res_met_at, res_breached_at, res_final, res_cancelled, pause_count, paused_ms, next_due_at, message_count, last_message_id, last_message_at, last_message_by_id, last_message_excerpt, updated_at, last_seq, last_hash, area_id, assignee_id, merged_into_id, organization_id, requester_id) VALUES (10, 'SAC-2026-000010', 3, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 0, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', 0, 0, NULL, 0, 0, NULL, 0, 0, 0, 'REGISTERED', '2026-03-02 12:00:00+00:00', 2, 68, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 16:00:00+00:00', NULL, NULL, 0, 86400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 12:00:00+00:00', NULL, '2026-03-03 12:00:00+00:00', NULL, NULL, 0, 0, 0, 0, '2026-03-02 16:00:00+00:00', 1, 17, '2026-03-02 12:00:00+00:00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00:00', 4, 'c43254b5e04687caefe2433b554db437e99c826908d613df9f885134596da945', NULL, NULL, NULL, 1, 2);
INSERT INTO ticket(id, number, version, client_id, channel, type, subject, details, occurred_at, recorded_at, late_record, affects, needed, impact, urgency, priority, priority_confirmed, classified, complexity, major_incident, security, review_state, matrix_revision, levels_revision, escalation_revision, status, status_since, status_by_id, status_event_id, third_party, third_party_reference, expected_at, assigned_at, escalation_level, consulted, rejections, reopenings, first_resolved_at, resolved_at, closed_at, closure_basis, ended_at, fr_target_ms, fr_started_at, fr_elapsed_ms, fr_due_at, fr_met_at, fr_breached_at, fr_cancelled, res_target_ms, res_started_at, res_elapsed_ms, res_running_since, res_paused_since, res_due_at, res_met_at, res_breached_at, res_final, res_cancelled, pause_count, paused_ms, next_due_at, message_count, last_message_id, last_message_at, last_message_by_id, last_message_excerpt, updated_at, last_seq, last_hash, area_id, assignee_id, merged_into_id, organization_id, requester_id) VALUES (11, 'SAC-2026-000011', 7, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 0, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', 1, 1, 'C1', 0, 0, NULL, 0, 0, 0, 'IN_PROGRESS', '2026-03-02 12:00:00+00:00', 6, 80, NULL, NULL, NULL, '2026-03-02 12:00:00+00:00', NULL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 16:00:00+00:00', NULL, NULL, 0, 86400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 12:00:00+00:00', NULL, '2026-03-03 12:00:00+00:00', NULL, NULL, 0, 0, 0, 0, '2026-03-02 16:00:00+00:00', 1, 18, '2026-03-02 12:00:00+00:00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00:00', 9, 'cc9b4548bed65585b8e44447bec53bb319a58ad19edb44677b3ac627490b40c4', 1, 6, NULL, 1, 2);
INSERT INTO ticket(id, number, version, client_id, channel, type, subject, details, occurred_at, recorded_at, late_record, affects, needed, impact, urgency, priority, priority_confirmed, classified, complexity, major_incident, security, review_state, matrix_revision, levels_revision, escalation_revision, status, status_since, status_by_id, status_event_id, third_party, third_party_reference, expected_at, assigned_at, escalation_level, consulted, rejections, reopenings, first_resolved_at, resolved_at, closed_at, closure_basis, ended_at, fr_target_ms, fr_started_at, fr_elapsed_ms, fr_due_at, fr_met_at, fr_breached_at, fr_cancelled, res_target_ms, res_started_at, res_elapsed_ms, res_running_since, res_paused_since, res_due_at, res_met_at, res_breached_at, res_final, res_cancelled, pause_count, paused_ms, next_due_at, message_count, last_message_id, last_message_at, last_message_by_id, last_message_excerpt, updated_at, last_seq, last_hash, area_id, assignee_id, merged_into_id, organization_id, requester_id) VALUES (12, 'SAC-2026-000012', 2, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00:00', '2026-03-02 12:00:00+00:00', 0, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', 0, 0, NULL, 0, 0, NULL, 0, 0, 0, 'REGISTERED', '2026-03-02 12:00:00+00:00', 2, 81, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 16:00:00+00:00', NULL, NULL, 0, 86400000, '2026-03-02 12:00:00+00:00', 0, '2026-03-02 12:00:00+00:00', NULL, '2026-03-03 12:00:00+00:00', NULL, NULL, 0, 0, 0, 0, '2026-03-02 16:00:00+00:00', 1, 19, '2026-03-02 12:00:00+00:00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00:00', 3, '4d4431a896317baf116b9a41c90013c37cdd7008042fff10b2dd88540a29e43b', NULL, NULL, NULL, 1, 2);
INSERT INTO ticket_link(id, kind, other_id, ticket_id) VALUES (1, 'CONTINUES', 1, 1);
INSERT INTO tortoise_migrations(id, app, name, applied_at) VALUES (1, 'models', '0001_initial', '2026-11-28 20:09:22.592783+00:00');
INSERT INTO tortoise_migrations(id, app, name, applied_at) VALUES (2, 'models', '0002_engines', '2026-11-28 20:09:22.597012+00:00');
INSERT INTO used_link(id, digest, used_at) VALUES (1, 'ES', '2026-03-02 12:00:00+00:00');
INSERT INTO watcher(id, added_by_id, person_id, ticket_id) VALUES (1, 2, 3, 11);
