CREATE FUNCTION public.event_is_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'events are only ever added' USING ERRCODE = 'integrity_constraint_violation'; END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: absence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.absence (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: absence_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: absence_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.absence_id_seq OWNED BY public.absence.id;


--
-- Name: access_token; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.access_token (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    session_id bigint,
    scopes text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    client_id bigint,
    person_id bigint
);


--
-- Name: TABLE access_token; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.access_token IS 'A bearer token of a person or of a client; `scopes` are OAuth words separated by spaces.';


--
-- Name: access_token_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.access_token_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: access_token_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.access_token_id_seq OWNED BY public.access_token.id;


--
-- Name: area; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.area (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    name_es character varying(80) NOT NULL,
    name_en character varying(80) NOT NULL
);


--
-- Name: area_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.area_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: area_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.area_id_seq OWNED BY public.area.id;


--
-- Name: area_member; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.area_member (
    id bigint NOT NULL,
    complexity character varying(30) NOT NULL,
    area_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT area_member_complexity_word CHECK (((complexity)::text = ANY ((ARRAY['C1'::character varying, 'C2'::character varying, 'C3'::character varying, 'C4'::character varying])::text[])))
);


--
-- Name: TABLE area_member; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.area_member IS 'A person of staff serves an area up to a complexity.';


--
-- Name: area_member_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.area_member_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: area_member_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.area_member_id_seq OWNED BY public.area_member.id;


--
-- Name: article; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.article (
    id bigint NOT NULL,
    status character varying(30) NOT NULL,
    title_es character varying(160) NOT NULL,
    body_es text NOT NULL,
    title_en character varying(160) NOT NULL,
    body_en text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    review_at timestamp with time zone,
    version integer NOT NULL,
    used_count integer NOT NULL,
    helped_count integer NOT NULL,
    not_helped_count integer NOT NULL,
    deflected_count integer NOT NULL,
    area_id bigint NOT NULL,
    author_id bigint NOT NULL,
    reviewer_id bigint,
    CONSTRAINT article_status_word CHECK (((status)::text = ANY ((ARRAY['DRAFT'::character varying, 'PUBLISHED'::character varying])::text[])))
);


--
-- Name: article_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: article_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.article_id_seq OWNED BY public.article.id;


--
-- Name: article_rating; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.article_rating (
    id bigint NOT NULL,
    helped boolean NOT NULL,
    rated_at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: article_rating_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.article_rating_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: article_rating_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.article_rating_id_seq OWNED BY public.article_rating.id;


--
-- Name: attachment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.attachment (
    id bigint NOT NULL,
    store_key character varying(64) NOT NULL,
    preview_key character varying(64),
    name character varying(255) NOT NULL,
    content_type character varying(120) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    scan character varying(30) NOT NULL,
    client_id bigint,
    uploaded_at timestamp with time zone NOT NULL,
    audience character varying(30) NOT NULL,
    event_id bigint,
    message_id bigint,
    origin_id bigint,
    ticket_id bigint,
    uploader_id bigint,
    CONSTRAINT attachment_audience_word CHECK (((audience)::text = ANY ((ARRAY['PUBLIC'::character varying, 'INTERNAL'::character varying, 'PRIVATE'::character varying])::text[]))),
    CONSTRAINT attachment_scan_word CHECK (((scan)::text = ANY ((ARRAY['CLEAN'::character varying, 'NOT_SCANNED'::character varying])::text[])))
);


--
-- Name: TABLE attachment; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.attachment IS 'Uploaded by somebody, and from when it is claimed part of a ticket. `origin` is kept through a merge.';


--
-- Name: attachment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: attachment_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.attachment_id_seq OWNED BY public.attachment.id;


--
-- Name: client; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.client (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    organization_id bigint NOT NULL
);


--
-- Name: TABLE client; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.client IS 'A partner system that acts for one organization.';


--
-- Name: client_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.client_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: client_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.client_id_seq OWNED BY public.client.id;


--
-- Name: complaint; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.complaint (
    id bigint NOT NULL,
    code character varying(20) NOT NULL,
    subject character varying(30) NOT NULL,
    severity character varying(30) NOT NULL,
    remedy_sought text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    acknowledged_at timestamp with time zone,
    about_id bigint,
    ticket_id bigint NOT NULL,
    CONSTRAINT complaint_severity_word CHECK (((severity)::text = ANY ((ARRAY['CRITICAL'::character varying, 'HIGH'::character varying, 'MEDIUM'::character varying, 'LOW'::character varying])::text[]))),
    CONSTRAINT complaint_subject_word CHECK (((subject)::text = ANY ((ARRAY['SERVICE'::character varying, 'PERSON'::character varying, 'PRODUCT'::character varying])::text[])))
);


--
-- Name: complaint_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.complaint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: complaint_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.complaint_id_seq OWNED BY public.complaint.id;


--
-- Name: consultation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.consultation (
    id bigint NOT NULL,
    terms character varying(200) NOT NULL,
    consulted_at timestamp with time zone NOT NULL,
    article_id bigint,
    person_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);


--
-- Name: TABLE consultation; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.consultation IS 'The knowledge base was consulted for a ticket: what was looked for, and the article found, or none.';


--
-- Name: consultation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.consultation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: consultation_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.consultation_id_seq OWNED BY public.consultation.id;


--
-- Name: counter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.counter (
    id bigint NOT NULL,
    series character varying(40) NOT NULL,
    value bigint NOT NULL
);


--
-- Name: counter_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.counter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: counter_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.counter_id_seq OWNED BY public.counter.id;


--
-- Name: deflection; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.deflection (
    id bigint NOT NULL,
    deflected_at timestamp with time zone NOT NULL,
    article_id bigint NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: TABLE deflection; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.deflection IS 'An article answered somebody before they sent a request: which, whom and when, and not a word of theirs.';


--
-- Name: deflection_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.deflection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: deflection_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.deflection_id_seq OWNED BY public.deflection.id;


--
-- Name: draft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.draft (
    id bigint NOT NULL,
    place character varying(60) NOT NULL,
    page character varying(60) NOT NULL,
    sealed bytea NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: TABLE draft; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.draft IS '`page` is the open page that wrote it last: of two tabs the later does not silently eat the other''s.';


--
-- Name: draft_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: draft_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.draft_id_seq OWNED BY public.draft.id;


--
-- Name: escalation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.escalation (
    id bigint NOT NULL,
    level character varying(30) NOT NULL,
    trigger character varying(30),
    leads boolean NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    acknowledge_by timestamp with time zone,
    acknowledged_at timestamp with time zone,
    acknowledged_by_id bigint,
    ended_at timestamp with time zone,
    ticket_id bigint NOT NULL,
    CONSTRAINT escalation_level_word CHECK (((level)::text = ANY ((ARRAY['N1'::character varying, 'N2'::character varying, 'N3'::character varying, 'N4'::character varying])::text[]))),
    CONSTRAINT escalation_trigger_word CHECK (((trigger)::text = ANY ((ARRAY['REGISTERED'::character varying, 'UNASSIGNED'::character varying, 'FIRST_RESPONSE_IMMINENT'::character varying, 'FIRST_RESPONSE_MISSED'::character varying, 'RESOLUTION_WITHOUT_N2'::character varying, 'RESOLUTION_IMMINENT'::character varying, 'RESOLUTION_MISSED'::character varying, 'RESOLUTION_OVERRUN'::character varying, 'RETURNED_TWICE'::character varying, 'COMPLAINT'::character varying, 'SEVERE_COMPLAINT'::character varying, 'UNANSWERED'::character varying])::text[])))
);


--
-- Name: TABLE escalation; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.escalation IS 'A step of the escalation matrix (4.3.3): it adds a responder; somebody acknowledges it.';


--
-- Name: escalation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.escalation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: escalation_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.escalation_id_seq OWNED BY public.escalation.id;


--
-- Name: event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event (
    id bigint NOT NULL,
    seq integer NOT NULL,
    kind character varying(40) NOT NULL,
    clause character varying(10) NOT NULL,
    procedure_revision integer NOT NULL,
    actor_id bigint,
    actor_role character varying(30) NOT NULL,
    client_id bigint,
    channel character varying(30),
    occurred_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    data text NOT NULL,
    message_digest character varying(64),
    unique_key character varying(120),
    prev_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    message_id bigint,
    ticket_id bigint NOT NULL,
    CONSTRAINT event_actor_role_word CHECK (((actor_role)::text = ANY ((ARRAY['CUSTOMER'::character varying, 'CUSTOMER_ADMIN'::character varying, 'SPECIALIST'::character varying, 'TECHNICIAN'::character varying, 'LEAD'::character varying, 'MANAGER'::character varying, 'PARTNER'::character varying, 'SYSTEM'::character varying])::text[]))),
    CONSTRAINT event_channel_word CHECK (((channel)::text = ANY ((ARRAY['PHONE'::character varying, 'EMAIL'::character varying, 'PORTAL'::character varying, 'API'::character varying])::text[])))
);


--
-- Name: TABLE event; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.event IS 'One fact of a ticket''s life. Append-only (the database refuses to change it) and chained by hash.';


--
-- Name: event_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: event_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.event_id_seq OWNED BY public.event.id;


--
-- Name: follow_up; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.follow_up (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    done_by_id bigint,
    outcome text,
    ticket_id bigint NOT NULL,
    CONSTRAINT follow_up_kind_word CHECK (((kind)::text = ANY ((ARRAY['CRITICAL'::character varying, 'RECURRENT'::character varying, 'COMPLAINT'::character varying, 'LOW_SCORE'::character varying, 'WITHDRAWN_COMPLAINT'::character varying, 'UNCONFIRMED'::character varying, 'LONG_PAUSE'::character varying])::text[])))
);


--
-- Name: TABLE follow_up; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.follow_up IS 'Seguimiento (4.4.4): a task with a date and, once done, an outcome.';


--
-- Name: follow_up_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.follow_up_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: follow_up_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.follow_up_id_seq OWNED BY public.follow_up.id;


--
-- Name: holiday; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.holiday (
    id bigint NOT NULL,
    country character varying(2) NOT NULL,
    day date NOT NULL,
    name character varying(120) NOT NULL
);


--
-- Name: TABLE holiday; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.holiday IS 'A day on which a country does not work. Rows are the staff''s to change; a policy copies what it was made with.';


--
-- Name: holiday_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.holiday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: holiday_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.holiday_id_seq OWNED BY public.holiday.id;


--
-- Name: idempotent_call; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotent_call (
    id bigint NOT NULL,
    caller character varying(40) NOT NULL,
    mutation character varying(60) NOT NULL,
    key character varying(120) NOT NULL,
    body_digest character varying(64) NOT NULL,
    event_id bigint,
    object_id bigint,
    called_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE idempotent_call; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.idempotent_call IS 'A mutation called with a key: the same key and body give the same event again, for seven days.';


--
-- Name: idempotent_call_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.idempotent_call_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: idempotent_call_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.idempotent_call_id_seq OWNED BY public.idempotent_call.id;


--
-- Name: inbound_mail; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.inbound_mail (
    id bigint NOT NULL,
    key character varying(64) NOT NULL,
    store_key character varying(80) NOT NULL,
    size integer NOT NULL,
    received_at timestamp with time zone NOT NULL,
    state character varying(30) NOT NULL,
    reason character varying(40),
    problem character varying(500),
    internet_id character varying(300) NOT NULL,
    sender character varying(254) NOT NULL,
    sender_name character varying(120) NOT NULL,
    subject character varying(300) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    ticket_id bigint,
    message_id bigint,
    trusted_by_id bigint,
    settled_at timestamp with time zone,
    CONSTRAINT inbound_mail_state_word CHECK (((state)::text = ANY ((ARRAY['RECEIVED'::character varying, 'TAKEN'::character varying, 'IGNORED'::character varying, 'QUARANTINED'::character varying, 'DISCARDED'::character varying])::text[])))
);


--
-- Name: TABLE inbound_mail; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.inbound_mail IS 'A message as it came in: known by its key, kept whole in the store, and what became of it.';


--
-- Name: inbound_mail_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.inbound_mail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: inbound_mail_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.inbound_mail_id_seq OWNED BY public.inbound_mail.id;


--
-- Name: job; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    payload text NOT NULL,
    dedupe character varying(120),
    state character varying(30) NOT NULL,
    run_at timestamp with time zone NOT NULL,
    locked_until timestamp with time zone,
    attempts integer NOT NULL,
    fence bigint NOT NULL,
    error text,
    settled_at timestamp with time zone,
    CONSTRAINT job_state_word CHECK (((state)::text = ANY ((ARRAY['READY'::character varying, 'DONE'::character varying, 'DEAD'::character varying])::text[])))
);


--
-- Name: job_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: job_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.job_id_seq OWNED BY public.job.id;


--
-- Name: mail; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    ticket_id bigint,
    person_id bigint,
    notice character varying(40) NOT NULL,
    language character varying(30) NOT NULL,
    recipient character varying(254) NOT NULL,
    subject character varying(300) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    message_id character varying(200) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    state character varying(30) NOT NULL,
    detail character varying(500) NOT NULL,
    CONSTRAINT mail_language_word CHECK (((language)::text = ANY ((ARRAY['ES'::character varying, 'EN'::character varying])::text[]))),
    CONSTRAINT mail_state_word CHECK (((state)::text = ANY ((ARRAY['WAITING'::character varying, 'SENT'::character varying, 'HELD'::character varying, 'GATHERED'::character varying, 'REFUSED'::character varying, 'BOUNCED'::character varying, 'SUPPRESSED'::character varying])::text[])))
);


--
-- Name: TABLE mail; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.mail IS 'Unique by the job that made it. `detail` is what the mail server said, or why it was not sent.';


--
-- Name: mail_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.mail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: mail_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.mail_id_seq OWNED BY public.mail.id;


--
-- Name: message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.message (
    id bigint NOT NULL,
    author_role character varying(30) NOT NULL,
    client_id bigint,
    kind character varying(30) NOT NULL,
    note_kind character varying(30),
    audience character varying(30) NOT NULL,
    channel character varying(30) NOT NULL,
    body text NOT NULL,
    salt character varying(32) NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    author_id bigint,
    origin_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT message_audience_word CHECK (((audience)::text = ANY ((ARRAY['PUBLIC'::character varying, 'INTERNAL'::character varying, 'PRIVATE'::character varying])::text[]))),
    CONSTRAINT message_author_role_word CHECK (((author_role)::text = ANY ((ARRAY['CUSTOMER'::character varying, 'CUSTOMER_ADMIN'::character varying, 'SPECIALIST'::character varying, 'TECHNICIAN'::character varying, 'LEAD'::character varying, 'MANAGER'::character varying, 'PARTNER'::character varying, 'SYSTEM'::character varying])::text[]))),
    CONSTRAINT message_channel_word CHECK (((channel)::text = ANY ((ARRAY['PHONE'::character varying, 'EMAIL'::character varying, 'PORTAL'::character varying, 'API'::character varying])::text[]))),
    CONSTRAINT message_kind_word CHECK (((kind)::text = ANY ((ARRAY['DESCRIPTION'::character varying, 'REPLY'::character varying, 'QUESTION'::character varying, 'NOTE'::character varying, 'SOLUTION'::character varying, 'REASON'::character varying])::text[]))),
    CONSTRAINT message_note_kind_word CHECK (((note_kind)::text = ANY ((ARRAY['FINDING'::character varying, 'ACTION'::character varying, 'DECISION'::character varying])::text[])))
);


--
-- Name: TABLE message; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.message IS 'Words on a ticket. `origin` is the ticket it was written on, kept through a merge.';


--
-- Name: message_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: message_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.message_id_seq OWNED BY public.message.id;


--
-- Name: muting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.muting (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);


--
-- Name: TABLE muting; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.muting IS 'Somebody wants no notices of this ticket, beyond those that are owed.';


--
-- Name: muting_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.muting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: muting_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.muting_id_seq OWNED BY public.muting.id;


--
-- Name: organization; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organization (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    visibility character varying(30) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT organization_visibility_word CHECK (((visibility)::text = ANY ((ARRAY['OWN'::character varying, 'TEAM'::character varying, 'ALL'::character varying])::text[])))
);


--
-- Name: organization_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.organization_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: organization_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.organization_id_seq OWNED BY public.organization.id;


--
-- Name: person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.person (
    id bigint NOT NULL,
    role character varying(30) NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254),
    phone character varying(40),
    team character varying(60),
    language character varying(30) NOT NULL,
    timezone character varying(64) NOT NULL,
    password_hash character varying(200),
    notice_answers boolean NOT NULL,
    notice_progress boolean NOT NULL,
    notice_followed boolean NOT NULL,
    proven boolean NOT NULL,
    active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    organization_id bigint,
    CONSTRAINT person_language_word CHECK (((language)::text = ANY ((ARRAY['ES'::character varying, 'EN'::character varying])::text[]))),
    CONSTRAINT person_role_word CHECK (((role)::text = ANY ((ARRAY['CUSTOMER'::character varying, 'CUSTOMER_ADMIN'::character varying, 'SPECIALIST'::character varying, 'TECHNICIAN'::character varying, 'LEAD'::character varying, 'MANAGER'::character varying, 'PARTNER'::character varying, 'SYSTEM'::character varying])::text[])))
);


--
-- Name: TABLE person; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.person IS 'A customer, a member of staff, or the system itself (which has neither mail nor password).';


--
-- Name: person_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: person_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.person_id_seq OWNED BY public.person.id;


--
-- Name: policy_revision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.policy_revision (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    revision integer NOT NULL,
    content text NOT NULL,
    source character varying(200) NOT NULL,
    reason text NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    approved_at timestamp with time zone,
    discarded_at timestamp with time zone,
    effective_at timestamp with time zone NOT NULL,
    approver_id bigint,
    author_id bigint NOT NULL,
    CONSTRAINT policy_revision_kind_word CHECK (((kind)::text = ANY ((ARRAY['PRIORITY_MATRIX'::character varying, 'SERVICE_LEVELS'::character varying, 'ESCALATION'::character varying, 'ASSIGNMENT'::character varying, 'RETENTION'::character varying, 'CLOSING'::character varying])::text[])))
);


--
-- Name: policy_revision_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.policy_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: policy_revision_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.policy_revision_id_seq OWNED BY public.policy_revision.id;


--
-- Name: priority_review; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.priority_review (
    id bigint NOT NULL,
    state character varying(30) NOT NULL,
    priority character varying(30) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answer_id bigint,
    answered_by_id bigint,
    asked_by_id bigint NOT NULL,
    reason_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT priority_review_priority_word CHECK (((priority)::text = ANY ((ARRAY['CRITICAL'::character varying, 'HIGH'::character varying, 'MEDIUM'::character varying, 'LOW'::character varying])::text[]))),
    CONSTRAINT priority_review_state_word CHECK (((state)::text = ANY ((ARRAY['ASKED'::character varying, 'KEPT'::character varying, 'RAISED'::character varying, 'LOWERED'::character varying])::text[])))
);


--
-- Name: TABLE priority_review; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.priority_review IS '`reason` and `answer` are public words of the ticket; `priority` is the one that was in doubt.';


--
-- Name: priority_review_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.priority_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: priority_review_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.priority_review_id_seq OWNED BY public.priority_review.id;


--
-- Name: resolution; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.resolution (
    id bigint NOT NULL,
    round integer NOT NULL,
    cause text NOT NULL,
    actions text NOT NULL,
    solution text NOT NULL,
    article_id bigint,
    resolved_by_id bigint NOT NULL,
    resolved_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    rejected_at timestamp with time zone,
    survey_asked_at timestamp with time zone,
    ticket_id bigint NOT NULL
);


--
-- Name: TABLE resolution; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.resolution IS 'A proposed solution (4.3.4, 4.3.5); `round` counts them per ticket. Its words are structured and searchable.';


--
-- Name: resolution_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.resolution_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: resolution_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.resolution_id_seq OWNED BY public.resolution.id;


--
-- Name: responder; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.responder (
    id bigint NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);


--
-- Name: TABLE responder; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.responder IS 'Somebody who joined a ticket without owning it.';


--
-- Name: responder_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.responder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: responder_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.responder_id_seq OWNED BY public.responder.id;


--
-- Name: saved_form; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.saved_form (
    id bigint NOT NULL,
    browser_digest character varying(64) NOT NULL,
    path character varying(300) NOT NULL,
    ciphertext bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE saved_form; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.saved_form IS 'What somebody was writing when their session ended: encrypted, bound to the browser, gone in an hour.';


--
-- Name: saved_form_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.saved_form_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: saved_form_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.saved_form_id_seq OWNED BY public.saved_form.id;


--
-- Name: search_doc; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.search_doc (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    ref bigint NOT NULL,
    a text NOT NULL,
    b text NOT NULL,
    c text NOT NULL,
    words text NOT NULL,
    terms tsvector GENERATED ALWAYS AS ((((setweight(to_tsvector('simple'::regconfig, a), 'A'::"char") || setweight(to_tsvector('simple'::regconfig, b), 'B'::"char")) || setweight(to_tsvector('simple'::regconfig, c), 'C'::"char")) || setweight(to_tsvector('simple'::regconfig, words), 'D'::"char"))) STORED
);


--
-- Name: TABLE search_doc; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.search_doc IS 'The terms under which one ticket or article is found; the engines derive their indexes from it.';


--
-- Name: search_doc_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.search_doc_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: search_doc_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.search_doc_id_seq OWNED BY public.search_doc.id;


--
-- Name: seen; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.seen (
    id bigint NOT NULL,
    message_id bigint NOT NULL,
    person_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);


--
-- Name: TABLE seen; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.seen IS '`message_id` is the last public message that was there when they looked.';


--
-- Name: seen_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.seen_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: seen_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.seen_id_seq OWNED BY public.seen.id;


--
-- Name: session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.session (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    user_agent character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    person_id bigint NOT NULL
);


--
-- Name: TABLE session; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.session IS 'A browser that signed in.';


--
-- Name: session_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.session_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: session_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.session_id_seq OWNED BY public.session.id;


--
-- Name: shift; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.shift (
    id bigint NOT NULL,
    weekday integer NOT NULL,
    starts integer NOT NULL,
    ends integer NOT NULL,
    person_id bigint NOT NULL
);


--
-- Name: TABLE shift; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.shift IS 'Working hours of one weekday (0 is Monday), minutes after midnight in the person''s zone.';


--
-- Name: shift_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.shift_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: shift_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.shift_id_seq OWNED BY public.shift.id;


--
-- Name: sign_in_attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in_attempt (
    id bigint NOT NULL,
    subject character varying(80) NOT NULL,
    failed_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE sign_in_attempt; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.sign_in_attempt IS 'Failed attempts per account and per address, to slow guessing down across processes.';


--
-- Name: sign_in_attempt_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.sign_in_attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: sign_in_attempt_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.sign_in_attempt_id_seq OWNED BY public.sign_in_attempt.id;


--
-- Name: sign_in_code; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in_code (
    id bigint NOT NULL,
    browser_digest character varying(64) NOT NULL,
    code_digest character varying(64) NOT NULL,
    tries integer NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    person_id bigint
);


--
-- Name: TABLE sign_in_code; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.sign_in_code IS 'A code that was mailed to sign in with: one a browser. `person` is none where nobody has that mail.';


--
-- Name: sign_in_code_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.sign_in_code_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: sign_in_code_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.sign_in_code_id_seq OWNED BY public.sign_in_code.id;


--
-- Name: suppression; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.suppression (
    id bigint NOT NULL,
    address character varying(254) NOT NULL,
    detail character varying(500) NOT NULL,
    since timestamp with time zone NOT NULL
);


--
-- Name: TABLE suppression; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.suppression IS 'An address that nothing is sent to: it does not exist, or refuses us.';


--
-- Name: suppression_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.suppression_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: suppression_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.suppression_id_seq OWNED BY public.suppression.id;


--
-- Name: survey; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.survey (
    id bigint NOT NULL,
    revision integer NOT NULL,
    satisfaction integer NOT NULL,
    recommendation integer,
    solved boolean,
    comment text,
    current boolean NOT NULL,
    voided_at timestamp with time zone,
    answered_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    resolution_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);


--
-- Name: TABLE survey; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.survey IS 'An answer to SGC-REG-SAC-002. A revised answer is a new row; `current` marks the one that counts.';


--
-- Name: survey_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.survey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: survey_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.survey_id_seq OWNED BY public.survey.id;


--
-- Name: ticket; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ticket (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    version integer NOT NULL,
    client_id bigint,
    channel character varying(30) NOT NULL,
    type character varying(30) NOT NULL,
    subject character varying(200) NOT NULL,
    details text NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    late_record boolean NOT NULL,
    affects character varying(30),
    needed character varying(30),
    impact character varying(30) NOT NULL,
    urgency character varying(30) NOT NULL,
    priority character varying(30) NOT NULL,
    priority_confirmed boolean NOT NULL,
    classified boolean NOT NULL,
    complexity character varying(30),
    major_incident boolean NOT NULL,
    security boolean NOT NULL,
    review_state character varying(30),
    matrix_revision integer NOT NULL,
    levels_revision integer NOT NULL,
    escalation_revision integer NOT NULL,
    status character varying(30) NOT NULL,
    status_since timestamp with time zone NOT NULL,
    status_by_id bigint,
    status_event_id bigint,
    third_party character varying(120),
    third_party_reference character varying(120),
    expected_at timestamp with time zone,
    assigned_at timestamp with time zone,
    escalation_level character varying(30),
    consulted boolean NOT NULL,
    rejections integer NOT NULL,
    reopenings integer NOT NULL,
    first_resolved_at timestamp with time zone,
    resolved_at timestamp with time zone,
    closed_at timestamp with time zone,
    closure_basis character varying(30),
    ended_at timestamp with time zone,
    fr_target_ms bigint NOT NULL,
    fr_started_at timestamp with time zone NOT NULL,
    fr_elapsed_ms bigint NOT NULL,
    fr_due_at timestamp with time zone,
    fr_met_at timestamp with time zone,
    fr_breached_at timestamp with time zone,
    fr_cancelled boolean NOT NULL,
    res_target_ms bigint NOT NULL,
    res_started_at timestamp with time zone NOT NULL,
    res_elapsed_ms bigint NOT NULL,
    res_running_since timestamp with time zone,
    res_paused_since timestamp with time zone,
    res_due_at timestamp with time zone,
    res_met_at timestamp with time zone,
    res_breached_at timestamp with time zone,
    res_final boolean NOT NULL,
    res_cancelled boolean NOT NULL,
    pause_count integer NOT NULL,
    paused_ms bigint NOT NULL,
    next_due_at timestamp with time zone NOT NULL,
    message_count integer NOT NULL,
    last_message_id bigint,
    last_message_at timestamp with time zone,
    last_message_by_id bigint,
    last_message_excerpt character varying(200),
    updated_at timestamp with time zone NOT NULL,
    last_seq integer NOT NULL,
    last_hash character varying(64) NOT NULL,
    area_id bigint,
    assignee_id bigint,
    merged_into_id bigint,
    organization_id bigint,
    requester_id bigint NOT NULL,
    CONSTRAINT ticket_affects_word CHECK (((affects)::text = ANY ((ARRAY['ONLY_ME'::character varying, 'MY_TEAM'::character varying, 'WHOLE_COMPANY'::character varying])::text[]))),
    CONSTRAINT ticket_channel_word CHECK (((channel)::text = ANY ((ARRAY['PHONE'::character varying, 'EMAIL'::character varying, 'PORTAL'::character varying, 'API'::character varying])::text[]))),
    CONSTRAINT ticket_closure_basis_word CHECK (((closure_basis)::text = ANY ((ARRAY['CONFIRMED'::character varying, 'CONFIRMED_BY_PHONE'::character varying, 'TACIT'::character varying])::text[]))),
    CONSTRAINT ticket_complexity_word CHECK (((complexity)::text = ANY ((ARRAY['C1'::character varying, 'C2'::character varying, 'C3'::character varying, 'C4'::character varying])::text[]))),
    CONSTRAINT ticket_escalation_level_word CHECK (((escalation_level)::text = ANY ((ARRAY['N1'::character varying, 'N2'::character varying, 'N3'::character varying, 'N4'::character varying])::text[]))),
    CONSTRAINT ticket_impact_word CHECK (((impact)::text = ANY ((ARRAY['HIGH'::character varying, 'MEDIUM'::character varying, 'LOW'::character varying])::text[]))),
    CONSTRAINT ticket_needed_word CHECK (((needed)::text = ANY ((ARRAY['NOW'::character varying, 'THIS_WEEK'::character varying, 'NO_RUSH'::character varying])::text[]))),
    CONSTRAINT ticket_priority_word CHECK (((priority)::text = ANY ((ARRAY['CRITICAL'::character varying, 'HIGH'::character varying, 'MEDIUM'::character varying, 'LOW'::character varying])::text[]))),
    CONSTRAINT ticket_review_state_word CHECK (((review_state)::text = ANY ((ARRAY['ASKED'::character varying, 'KEPT'::character varying, 'RAISED'::character varying, 'LOWERED'::character varying])::text[]))),
    CONSTRAINT ticket_status_word CHECK (((status)::text = ANY ((ARRAY['REGISTERED'::character varying, 'CLASSIFIED'::character varying, 'ASSIGNED'::character varying, 'IN_PROGRESS'::character varying, 'WAITING_CUSTOMER'::character varying, 'WAITING_THIRD_PARTY'::character varying, 'RESOLVED'::character varying, 'CLOSED'::character varying, 'WITHDRAWN'::character varying, 'MERGED'::character varying])::text[]))),
    CONSTRAINT ticket_type_word CHECK (((type)::text = ANY ((ARRAY['INQUIRY'::character varying, 'INCIDENT'::character varying, 'COMPLAINT'::character varying, 'CHANGE_REQUEST'::character varying])::text[]))),
    CONSTRAINT ticket_urgency_word CHECK (((urgency)::text = ANY ((ARRAY['HIGH'::character varying, 'MEDIUM'::character varying, 'LOW'::character varying])::text[])))
);


--
-- Name: ticket_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.ticket_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: ticket_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.ticket_id_seq OWNED BY public.ticket.id;


--
-- Name: ticket_link; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ticket_link (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    other_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT ticket_link_kind_word CHECK (((kind)::text = ANY ((ARRAY['CONTINUES'::character varying, 'RELATED'::character varying])::text[])))
);


--
-- Name: TABLE ticket_link; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.ticket_link IS '`ticket` continues, or is related to, `other`.';


--
-- Name: ticket_link_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.ticket_link_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: ticket_link_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.ticket_link_id_seq OWNED BY public.ticket_link.id;


--
-- Name: tortoise_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tortoise_migrations (
    id integer NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


--
-- Name: tortoise_migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.tortoise_migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: tortoise_migrations_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.tortoise_migrations_id_seq OWNED BY public.tortoise_migrations.id;


--
-- Name: used_link; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.used_link (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    used_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE used_link; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.used_link IS 'A signed link of a mail that has done its work.';


--
-- Name: used_link_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.used_link_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: used_link_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.used_link_id_seq OWNED BY public.used_link.id;


--
-- Name: watcher; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.watcher (
    id bigint NOT NULL,
    added_by_id bigint,
    person_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);


--
-- Name: watcher_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.watcher_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: watcher_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.watcher_id_seq OWNED BY public.watcher.id;


--
-- Name: absence id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absence ALTER COLUMN id SET DEFAULT nextval('public.absence_id_seq'::regclass);


--
-- Name: access_token id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.access_token ALTER COLUMN id SET DEFAULT nextval('public.access_token_id_seq'::regclass);


--
-- Name: area id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.area ALTER COLUMN id SET DEFAULT nextval('public.area_id_seq'::regclass);


--
-- Name: area_member id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.area_member ALTER COLUMN id SET DEFAULT nextval('public.area_member_id_seq'::regclass);


--
-- Name: article id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article ALTER COLUMN id SET DEFAULT nextval('public.article_id_seq'::regclass);


--
-- Name: article_rating id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_rating ALTER COLUMN id SET DEFAULT nextval('public.article_rating_id_seq'::regclass);


--
-- Name: attachment id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment ALTER COLUMN id SET DEFAULT nextval('public.attachment_id_seq'::regclass);


--
-- Name: client id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.client ALTER COLUMN id SET DEFAULT nextval('public.client_id_seq'::regclass);


--
-- Name: complaint id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaint ALTER COLUMN id SET DEFAULT nextval('public.complaint_id_seq'::regclass);


--
-- Name: consultation id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultation ALTER COLUMN id SET DEFAULT nextval('public.consultation_id_seq'::regclass);


--
-- Name: counter id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counter ALTER COLUMN id SET DEFAULT nextval('public.counter_id_seq'::regclass);


--
-- Name: deflection id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deflection ALTER COLUMN id SET DEFAULT nextval('public.deflection_id_seq'::regclass);


--
-- Name: draft id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft ALTER COLUMN id SET DEFAULT nextval('public.draft_id_seq'::regclass);


--
-- Name: escalation id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.escalation ALTER COLUMN id SET DEFAULT nextval('public.escalation_id_seq'::regclass);


--
-- Name: event id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event ALTER COLUMN id SET DEFAULT nextval('public.event_id_seq'::regclass);


--
-- Name: follow_up id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.follow_up ALTER COLUMN id SET DEFAULT nextval('public.follow_up_id_seq'::regclass);


--
-- Name: holiday id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.holiday ALTER COLUMN id SET DEFAULT nextval('public.holiday_id_seq'::regclass);


--
-- Name: idempotent_call id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotent_call ALTER COLUMN id SET DEFAULT nextval('public.idempotent_call_id_seq'::regclass);


--
-- Name: inbound_mail id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbound_mail ALTER COLUMN id SET DEFAULT nextval('public.inbound_mail_id_seq'::regclass);


--
-- Name: job id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job ALTER COLUMN id SET DEFAULT nextval('public.job_id_seq'::regclass);


--
-- Name: mail id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail ALTER COLUMN id SET DEFAULT nextval('public.mail_id_seq'::regclass);


--
-- Name: message id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message ALTER COLUMN id SET DEFAULT nextval('public.message_id_seq'::regclass);


--
-- Name: muting id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.muting ALTER COLUMN id SET DEFAULT nextval('public.muting_id_seq'::regclass);


--
-- Name: organization id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization ALTER COLUMN id SET DEFAULT nextval('public.organization_id_seq'::regclass);


--
-- Name: person id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person ALTER COLUMN id SET DEFAULT nextval('public.person_id_seq'::regclass);


--
-- Name: policy_revision id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_revision ALTER COLUMN id SET DEFAULT nextval('public.policy_revision_id_seq'::regclass);


--
-- Name: priority_review id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.priority_review ALTER COLUMN id SET DEFAULT nextval('public.priority_review_id_seq'::regclass);


--
-- Name: resolution id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resolution ALTER COLUMN id SET DEFAULT nextval('public.resolution_id_seq'::regclass);


--
-- Name: responder id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.responder ALTER COLUMN id SET DEFAULT nextval('public.responder_id_seq'::regclass);


--
-- Name: saved_form id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_form ALTER COLUMN id SET DEFAULT nextval('public.saved_form_id_seq'::regclass);


--
-- Name: search_doc id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.search_doc ALTER COLUMN id SET DEFAULT nextval('public.search_doc_id_seq'::regclass);


--
-- Name: seen id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seen ALTER COLUMN id SET DEFAULT nextval('public.seen_id_seq'::regclass);


--
-- Name: session id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session ALTER COLUMN id SET DEFAULT nextval('public.session_id_seq'::regclass);


--
-- Name: shift id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shift ALTER COLUMN id SET DEFAULT nextval('public.shift_id_seq'::regclass);


--
-- Name: sign_in_attempt id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_attempt ALTER COLUMN id SET DEFAULT nextval('public.sign_in_attempt_id_seq'::regclass);


--
-- Name: sign_in_code id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_code ALTER COLUMN id SET DEFAULT nextval('public.sign_in_code_id_seq'::regclass);


--
-- Name: suppression id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.suppression ALTER COLUMN id SET DEFAULT nextval('public.suppression_id_seq'::regclass);


--
-- Name: survey id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey ALTER COLUMN id SET DEFAULT nextval('public.survey_id_seq'::regclass);


--
-- Name: ticket id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket ALTER COLUMN id SET DEFAULT nextval('public.ticket_id_seq'::regclass);


--
-- Name: ticket_link id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket_link ALTER COLUMN id SET DEFAULT nextval('public.ticket_link_id_seq'::regclass);


--
-- Name: tortoise_migrations id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tortoise_migrations ALTER COLUMN id SET DEFAULT nextval('public.tortoise_migrations_id_seq'::regclass);


--
-- Name: used_link id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.used_link ALTER COLUMN id SET DEFAULT nextval('public.used_link_id_seq'::regclass);


--
-- Name: watcher id; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watcher ALTER COLUMN id SET DEFAULT nextval('public.watcher_id_seq'::regclass);


--
-- Data for Name: absence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.absence VALUES (1, '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 1);


--
-- Data for Name: access_token; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.access_token VALUES (1, 'ES', 7, 'ES', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 1, 1);


--
-- Data for Name: area; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.area VALUES (1, 'SUPPORT', 'Soporte técnico', 'Technical support');
INSERT INTO public.area VALUES (2, 'BILLING', 'Facturación y cobros', 'Billing and payments');
INSERT INTO public.area VALUES (3, 'ACCOUNTS', 'Cuentas y contratos', 'Accounts and contracts');
INSERT INTO public.area VALUES (4, 'PRODUCT', 'Producto y cambios', 'Product and changes');
INSERT INTO public.area VALUES (5, 'ACCESS', 'Accesos y seguridad', 'Access and security');
INSERT INTO public.area VALUES (6, 'QUALITY', 'Calidad y reclamaciones', 'Quality and complaints');


--
-- Data for Name: area_member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.area_member VALUES (1, 'C3', 1, 6);
INSERT INTO public.area_member VALUES (2, 'C3', 2, 6);
INSERT INTO public.area_member VALUES (3, 'C3', 3, 6);
INSERT INTO public.area_member VALUES (4, 'C3', 4, 6);
INSERT INTO public.area_member VALUES (5, 'C3', 5, 6);
INSERT INTO public.area_member VALUES (6, 'C3', 6, 6);
INSERT INTO public.area_member VALUES (7, 'C2', 1, 7);
INSERT INTO public.area_member VALUES (8, 'C2', 2, 7);
INSERT INTO public.area_member VALUES (9, 'C4', 1, 8);
INSERT INTO public.area_member VALUES (10, 'C4', 2, 8);
INSERT INTO public.area_member VALUES (11, 'C4', 3, 8);
INSERT INTO public.area_member VALUES (12, 'C4', 4, 8);
INSERT INTO public.area_member VALUES (13, 'C4', 5, 8);
INSERT INTO public.area_member VALUES (14, 'C4', 6, 8);
INSERT INTO public.area_member VALUES (15, 'C4', 1, 9);
INSERT INTO public.area_member VALUES (16, 'C4', 2, 9);
INSERT INTO public.area_member VALUES (17, 'C4', 3, 9);
INSERT INTO public.area_member VALUES (18, 'C4', 4, 9);
INSERT INTO public.area_member VALUES (19, 'C4', 5, 9);
INSERT INTO public.area_member VALUES (20, 'C4', 6, 9);
INSERT INTO public.area_member VALUES (21, 'C4', 1, 10);
INSERT INTO public.area_member VALUES (22, 'C4', 2, 10);
INSERT INTO public.area_member VALUES (23, 'C4', 3, 10);
INSERT INTO public.area_member VALUES (24, 'C4', 4, 10);
INSERT INTO public.area_member VALUES (25, 'C4', 5, 10);
INSERT INTO public.area_member VALUES (26, 'C4', 6, 10);


--
-- Data for Name: article; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.article VALUES (1, 'DRAFT', 'Timbrado E-301', 'Renueve el sello.', '', '', '2026-03-02 12:00:00+00', NULL, NULL, 1, 0, 0, 0, 0, 1, 6, NULL);
INSERT INTO public.article VALUES (2, 'PUBLISHED', 'Timbrado E-301', 'Renueve el sello.', '', '', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '2026-08-29 12:00:00+00', 2, 1, 0, 0, 0, 1, 6, 7);
INSERT INTO public.article VALUES (3, 'DRAFT', 'Timbrado E-301', 'Renueve el sello.', '', '', '2026-03-02 12:00:00+00', NULL, NULL, 1, 0, 0, 0, 0, 1, 6, NULL);
INSERT INTO public.article VALUES (4, 'DRAFT', 'Timbrado E-301', 'Renueve el sello.', '', '', '2026-03-02 12:00:00+00', NULL, NULL, 1, 0, 0, 0, 0, 1, 6, NULL);
INSERT INTO public.article VALUES (5, 'DRAFT', 'Timbrado E-301', 'Renueve el sello.', '', '', '2026-03-02 12:00:00+00', NULL, NULL, 1, 0, 0, 0, 0, 1, 6, NULL);
INSERT INTO public.article VALUES (6, 'DRAFT', 'Timbrado E-301', 'Renueve el sello.', '', '', '2026-03-02 12:00:00+00', NULL, NULL, 1, 0, 0, 0, 0, 1, 6, NULL);


--
-- Data for Name: article_rating; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.article_rating VALUES (1, true, '2026-03-02 12:00:00+00', 1, 1);


--
-- Data for Name: attachment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.attachment VALUES (1, 'ES', 'ES', 'ES', 'ES', 7, 'ES', 'CLEAN', 7, '2026-03-02 12:00:00+00', 'PUBLIC', 1, 1, 2, 2, 1);


--
-- Data for Name: client; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.client VALUES (1, 'ERP de Andina', true, '2026-03-02 12:00:00+00', 1);


--
-- Data for Name: complaint; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.complaint VALUES (1, 'ES', 'SERVICE', 'CRITICAL', 'ES', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 1, 2);


--
-- Data for Name: consultation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.consultation VALUES (1, 'timbrar', '2026-03-02 12:00:00+00', 2, 6, 3);
INSERT INTO public.consultation VALUES (2, 'timbrar', '2026-03-02 12:00:00+00', NULL, 6, 7);


--
-- Data for Name: counter; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.counter VALUES (1, 'SAC-2026', 12);


--
-- Data for Name: deflection; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.deflection VALUES (1, '2026-03-02 12:00:00+00', 1, 1);


--
-- Data for Name: draft; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.draft VALUES (1, 'ES', 'ES', '\x4553', '2026-03-02 12:00:00+00', 1);


--
-- Data for Name: escalation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.escalation VALUES (1, 'N2', NULL, false, '2026-03-02 12:00:00+00', '2026-03-02 15:36:00+00', NULL, NULL, '2026-03-02 12:00:00+00', 5);


--
-- Data for Name: event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.event VALUES (1, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', 'd884ff580c03c63a590bfacc5fba1e2328bcd4c56527900aab7640ab57066575', NULL, '', 'c3bf0d9bda465d3449776ad62bb50546d4ba8735585ef17a70a380d273e7ed61', 1, 1);
INSERT INTO public.event VALUES (2, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'c3bf0d9bda465d3449776ad62bb50546d4ba8735585ef17a70a380d273e7ed61', '97ec3046595b57c7415345d3c5a6dead54dd42ff8a5256936986e4c8b1eec777', NULL, 1);
INSERT INTO public.event VALUES (3, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"how":"MAIL","person_id":2}', NULL, NULL, '97ec3046595b57c7415345d3c5a6dead54dd42ff8a5256936986e4c8b1eec777', 'e20dd65cfdc485b78ca04718adf99d3a3480140e10d56c272860459083f6a6f3', NULL, 1);
INSERT INTO public.event VALUES (4, 4, 'CLASSIFIED', '4.1.3', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"area_id":1,"type":"INCIDENT","type_before":"INCIDENT"}', NULL, NULL, 'e20dd65cfdc485b78ca04718adf99d3a3480140e10d56c272860459083f6a6f3', '6abe866effacf11965f1e8f91f576ccd6e8d2ae8fa0a268064f218d1a900d03b', NULL, 1);
INSERT INTO public.event VALUES (5, 5, 'PRIORITIZED', '4.1.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, '6abe866effacf11965f1e8f91f576ccd6e8d2ae8fa0a268064f218d1a900d03b', 'ebcb43950d26ee00afe346c9db702aded4cfca9b064cc113a611ca899492ea37', NULL, 1);
INSERT INTO public.event VALUES (6, 6, 'ANALYZED', '4.2.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"complexity":"C1"}', NULL, NULL, 'ebcb43950d26ee00afe346c9db702aded4cfca9b064cc113a611ca899492ea37', '0342cbc0e9ab58ce22b4d7e52c87039812078f3a8120a5c1f9e879c7a6e0da18', NULL, 1);
INSERT INTO public.event VALUES (7, 7, 'ASSIGNED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"person_id":6}', NULL, NULL, '0342cbc0e9ab58ce22b4d7e52c87039812078f3a8120a5c1f9e879c7a6e0da18', 'f228ce1ebc097e2d773b0903e5d2fa8df9bfaf4d147e48db1fc0e6cbbb662795', NULL, 1);
INSERT INTO public.event VALUES (8, 8, 'ACCEPTED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{}', NULL, NULL, 'f228ce1ebc097e2d773b0903e5d2fa8df9bfaf4d147e48db1fc0e6cbbb662795', '0ede05b25751c79f5adc6aa0df3e549c1b85f97a338b899130487002fb454ee7', NULL, 1);
INSERT INTO public.event VALUES (9, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '0b1d8b83f972df535c61ba457423d435a287130440b0880e206d07ad81d4aaf2', NULL, '', '2170f8e4d3340076e8642fbf68654bacc473f02c058a0b781309757ad8893648', 2, 2);
INSERT INTO public.event VALUES (10, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, '2170f8e4d3340076e8642fbf68654bacc473f02c058a0b781309757ad8893648', 'b78c9a4370c0217ef26414a0462edad4d69c86a5bd31ed76262f91928c3fb757', NULL, 2);
INSERT INTO public.event VALUES (11, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"how":"MAIL","person_id":2}', NULL, NULL, 'b78c9a4370c0217ef26414a0462edad4d69c86a5bd31ed76262f91928c3fb757', '612a93c95ba372cf9809d5357e0fd11e527a48c46defdad2026de12fe69ac12e', NULL, 2);
INSERT INTO public.event VALUES (12, 9, 'PRIORITY_REVIEW_ASKED', '4.1.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"priority":"MEDIUM"}', '1ba09149231e36e236e522a324fe3715cdc983f59ad9299d3cec2fdadd38d410', NULL, '0ede05b25751c79f5adc6aa0df3e549c1b85f97a338b899130487002fb454ee7', '2d985b81b901bd4b8c289b368f386ec41f19cf305d95adf27b71cbb1bc37b3ea', 3, 1);
INSERT INTO public.event VALUES (13, 10, 'PRIORITIZED', '4.1.4', 1, 9, 'LEAD', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"HIGH","levels_revision":0,"matrix_revision":0,"priority":"HIGH","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, '2d985b81b901bd4b8c289b368f386ec41f19cf305d95adf27b71cbb1bc37b3ea', '6a5e09ea9aa494401de6e8c3483716eca93b513afc43de49eba21254402a4c90', NULL, 1);
INSERT INTO public.event VALUES (14, 11, 'PROMISED', '4.2.3', 1, 9, 'LEAD', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T14:00:00.000+00:00","levels_revision":0,"priority":"HIGH","resolution_due_at":"2026-03-02T20:00:00.000+00:00"}', NULL, NULL, '6a5e09ea9aa494401de6e8c3483716eca93b513afc43de49eba21254402a4c90', 'a3f7cb601196111f025c4781601744d527b0344bd1f15176a6640801e2ee301b', NULL, 1);
INSERT INTO public.event VALUES (15, 12, 'PRIORITY_REVIEW_ANSWERED', '4.1.4', 1, 9, 'LEAD', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"outcome":"RAISED","priority":"HIGH","priority_before":"MEDIUM"}', 'ccbd4a6acac065e23eec29728b3078431cafa222a3cb14e0ddf91b406f00f499', NULL, 'a3f7cb601196111f025c4781601744d527b0344bd1f15176a6640801e2ee301b', 'e4fca0875101d91f77b08813782c03af1a7f1c121ec4b83d09073b4122807a5c', 4, 1);
INSERT INTO public.event VALUES (16, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '91f1e3eabdb7d7757685d5535a205e25df86eb69910876d4978471234ce4b855', NULL, '', '216847805775ff6f59189697d2d7c34e8f25fb94b6396497df95f6d32c795f6b', 5, 3);
INSERT INTO public.event VALUES (17, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, '216847805775ff6f59189697d2d7c34e8f25fb94b6396497df95f6d32c795f6b', '34cb0cc9efda2439ab508645fad3d4d1f0732205117cf9c3abc0f2d83cb7161e', NULL, 3);
INSERT INTO public.event VALUES (18, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"how":"MAIL","person_id":2}', NULL, NULL, '34cb0cc9efda2439ab508645fad3d4d1f0732205117cf9c3abc0f2d83cb7161e', '96fed1a0186c5b8f81080832b4009f2f2e72252baa9e406f9cde340ab23c4b62', NULL, 3);
INSERT INTO public.event VALUES (19, 4, 'CLASSIFIED', '4.1.3', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"area_id":1,"type":"INCIDENT","type_before":"INCIDENT"}', NULL, NULL, '96fed1a0186c5b8f81080832b4009f2f2e72252baa9e406f9cde340ab23c4b62', 'd2c1a7ad3f4388b111b8006aba460056097b65b2ccceac0d05c7e14393c8c56e', NULL, 3);
INSERT INTO public.event VALUES (20, 5, 'PRIORITIZED', '4.1.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, 'd2c1a7ad3f4388b111b8006aba460056097b65b2ccceac0d05c7e14393c8c56e', '5953b3cde51da757aa79f889ff11a9ca1e6c67392c7d37d3d0cd4c702ff97a16', NULL, 3);
INSERT INTO public.event VALUES (21, 6, 'ANALYZED', '4.2.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"complexity":"C1"}', NULL, NULL, '5953b3cde51da757aa79f889ff11a9ca1e6c67392c7d37d3d0cd4c702ff97a16', '32276881d63bc25007185e3838c71601555dfa5b5d159c9e07bc08d45006ce83', NULL, 3);
INSERT INTO public.event VALUES (22, 7, 'ASSIGNED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"person_id":6}', NULL, NULL, '32276881d63bc25007185e3838c71601555dfa5b5d159c9e07bc08d45006ce83', '35103ffe0fb58f5a30c0901808fd797f5e23cf78c7a70404abff49254f00e0cf', NULL, 3);
INSERT INTO public.event VALUES (23, 8, 'ACCEPTED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{}', NULL, NULL, '35103ffe0fb58f5a30c0901808fd797f5e23cf78c7a70404abff49254f00e0cf', 'ac3889594db11bd0c75c4ef4e872956c2dbf18bb824f27cda87071d06d5e1573', NULL, 3);
INSERT INTO public.event VALUES (24, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', 'cc6240ebbaa636e5355af15f5cba6afe9f1664ec71d546b0714a3dda5bdc5b9f', NULL, '', '9d7477b438a3e39850ded03b5a146a1c8d72dcf6ea63b26702c0eecbb609bb94', 6, 4);
INSERT INTO public.event VALUES (25, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, '9d7477b438a3e39850ded03b5a146a1c8d72dcf6ea63b26702c0eecbb609bb94', '5f3c833b57bef1a50829ec12f2b0ef9b654084f8aac97e0005146ff5b608c21c', NULL, 4);
INSERT INTO public.event VALUES (26, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"how":"MAIL","person_id":2}', NULL, NULL, '5f3c833b57bef1a50829ec12f2b0ef9b654084f8aac97e0005146ff5b608c21c', 'bdaa0d6028894aa920315a8609769c230a601cfc1f7fcbc3f6d2b3b89554a929', NULL, 4);
INSERT INTO public.event VALUES (27, 9, 'KNOWLEDGE_CONSULTED', '4.3.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"article_id":2,"consultation_id":1}', NULL, NULL, 'ac3889594db11bd0c75c4ef4e872956c2dbf18bb824f27cda87071d06d5e1573', '5a3c622b7f84d381e13f0f0308a2bbe631f848f39e6dfc404070895210a2ceac', NULL, 3);
INSERT INTO public.event VALUES (28, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '919b8076a58e97b831ffb94846e938f0b499e6f0d7752c5c072c5089e506b5b3', NULL, '', 'f6c69760f6a426921980babb229e4908432dd4e01185fca0b4b88148be169f0f', 7, 5);
INSERT INTO public.event VALUES (29, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'f6c69760f6a426921980babb229e4908432dd4e01185fca0b4b88148be169f0f', '32edba6a49c4b160c63177d3e6235b74b3f8747932fb03971011910545333e0b', NULL, 5);
INSERT INTO public.event VALUES (30, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"how":"MAIL","person_id":2}', NULL, NULL, '32edba6a49c4b160c63177d3e6235b74b3f8747932fb03971011910545333e0b', 'bee8d3816c8bb77e025c1cf625fd064ce408cf2425fd0be8d1608b1270c7d566', NULL, 5);
INSERT INTO public.event VALUES (31, 4, 'CLASSIFIED', '4.1.3', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"area_id":1,"type":"INCIDENT","type_before":"INCIDENT"}', NULL, NULL, 'bee8d3816c8bb77e025c1cf625fd064ce408cf2425fd0be8d1608b1270c7d566', '067c89edab5ce6504922b2493618e0791adad2506f2e85381ecaa24414c154e7', NULL, 5);
INSERT INTO public.event VALUES (32, 5, 'PRIORITIZED', '4.1.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, '067c89edab5ce6504922b2493618e0791adad2506f2e85381ecaa24414c154e7', '84041d526d4776fdff3c2c08ed2be4d5c97c8f6c43ec538b731e79329b3c16c4', NULL, 5);
INSERT INTO public.event VALUES (33, 6, 'ANALYZED', '4.2.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"complexity":"C1"}', NULL, NULL, '84041d526d4776fdff3c2c08ed2be4d5c97c8f6c43ec538b731e79329b3c16c4', 'fa90a181287a44b962166ae5b1809d33f48eb18c416dcb9852835920e982f11e', NULL, 5);
INSERT INTO public.event VALUES (34, 7, 'ASSIGNED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"person_id":6}', NULL, NULL, 'fa90a181287a44b962166ae5b1809d33f48eb18c416dcb9852835920e982f11e', '690289ecf0260b53d92b9d8a59ab22b32fffc6662a2be4483bc57766775812ea', NULL, 5);
INSERT INTO public.event VALUES (35, 8, 'ACCEPTED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{}', NULL, NULL, '690289ecf0260b53d92b9d8a59ab22b32fffc6662a2be4483bc57766775812ea', '90491c2681256e9b546a9e5d447bb8c343a42b0192c0e086ab0f47d90b832f66', NULL, 5);
INSERT INTO public.event VALUES (36, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '9d1cb5ee0868e7fe50b1571983b4ae29574c942984653ea75b483eafd91b3770', NULL, '', 'b450548cea436d2890b421b410dcd0db9d6094bc6c89ec8633047a4ff8d6b8e7', 8, 6);
INSERT INTO public.event VALUES (37, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'b450548cea436d2890b421b410dcd0db9d6094bc6c89ec8633047a4ff8d6b8e7', '59df57563a53a348953742d8a3b007b10056c616d8da3a3daf080b12edf6ecf4', NULL, 6);
INSERT INTO public.event VALUES (38, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"how":"MAIL","person_id":2}', NULL, NULL, '59df57563a53a348953742d8a3b007b10056c616d8da3a3daf080b12edf6ecf4', 'cb22da7ed2fcf140b08e901930af291db6db37b30559725ec97bbc21929a3b2c', NULL, 6);
INSERT INTO public.event VALUES (39, 9, 'ESCALATED', '4.3.3', 1, 9, 'LEAD', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"escalation_id":1,"level":"N2"}', 'de21a0ee041b6b0e4be186e0c612ef79f7f89ba9ebebea9cdac81d4a30a0173e', NULL, '90491c2681256e9b546a9e5d447bb8c343a42b0192c0e086ab0f47d90b832f66', 'd79973d0219c6e9d92fa13eab3d408fe99ce0deb210db2b812882c73fa21c60a', 9, 5);
INSERT INTO public.event VALUES (40, 10, 'DEESCALATED', '4.3.3', 1, 9, 'LEAD', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"level_before":"N2"}', 'f7a77f899af2a4116f28d91e82ef648ad6ef7071a92c8f7b36174b4a0f248e39', NULL, 'd79973d0219c6e9d92fa13eab3d408fe99ce0deb210db2b812882c73fa21c60a', '6843a51c59307cd0aa54b9667540d91c981511daaa3bfcf311989602eff874c8', 10, 5);
INSERT INTO public.event VALUES (41, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', 'abd35bfdd8b49e00c9baaa541b2b4dec34db1a31facc3bec3447418da2610a80', NULL, '', 'b6ee8453316efc9959a6eccb23c842e4eef1ac7fdc7a0b2835a6a07e206b234b', 11, 7);
INSERT INTO public.event VALUES (42, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'b6ee8453316efc9959a6eccb23c842e4eef1ac7fdc7a0b2835a6a07e206b234b', '8e8b5b5cbd24c79d5d7ecc67e81164a869cc4ccc7551f770fd93c6b2552831ee', NULL, 7);
INSERT INTO public.event VALUES (43, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"how":"MAIL","person_id":2}', NULL, NULL, '8e8b5b5cbd24c79d5d7ecc67e81164a869cc4ccc7551f770fd93c6b2552831ee', '6c403bd5a8e9823d0a184d7c785702da3723e331b10b2566196785789fe45f2e', NULL, 7);
INSERT INTO public.event VALUES (44, 4, 'CLASSIFIED', '4.1.3', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"area_id":1,"type":"INCIDENT","type_before":"INCIDENT"}', NULL, NULL, '6c403bd5a8e9823d0a184d7c785702da3723e331b10b2566196785789fe45f2e', '788a8e60248022593d30a01fdd76417e5edd81f2575f6e27afb8c3226bd7bad1', NULL, 7);
INSERT INTO public.event VALUES (45, 5, 'PRIORITIZED', '4.1.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, '788a8e60248022593d30a01fdd76417e5edd81f2575f6e27afb8c3226bd7bad1', '3e728a0a615e21c3dad3687cd80d930d2f747543ef591cbbb769c54647ebf45a', NULL, 7);
INSERT INTO public.event VALUES (46, 6, 'ANALYZED', '4.2.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"complexity":"C1"}', NULL, NULL, '3e728a0a615e21c3dad3687cd80d930d2f747543ef591cbbb769c54647ebf45a', '33954a40eee51cac3ac079886c98d4e77ea8ed5f16b86cbe8e55e2989650beb3', NULL, 7);
INSERT INTO public.event VALUES (47, 7, 'ASSIGNED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"person_id":6}', NULL, NULL, '33954a40eee51cac3ac079886c98d4e77ea8ed5f16b86cbe8e55e2989650beb3', '3999db63775eb1ed3c174d37f2ac0d1d0d7ed43ad5f7a6a95b6843af762b7551', NULL, 7);
INSERT INTO public.event VALUES (48, 8, 'ACCEPTED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{}', NULL, NULL, '3999db63775eb1ed3c174d37f2ac0d1d0d7ed43ad5f7a6a95b6843af762b7551', '6c52d8d3732833c5a01ff08d02d83a86ca55e5e5bf369cd9708b9b0ec52caf07', NULL, 7);
INSERT INTO public.event VALUES (49, 9, 'KNOWLEDGE_CONSULTED', '4.3.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"consultation_id":2}', NULL, NULL, '6c52d8d3732833c5a01ff08d02d83a86ca55e5e5bf369cd9708b9b0ec52caf07', 'b1ccc06197b8518206c320220c955c2479c95e4ddb1a76c5cd2c6323885cc304', NULL, 7);
INSERT INTO public.event VALUES (50, 10, 'REPLIED', '4.3.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{}', 'fb7a61bec9558f399b376e8e7b705c4fae0e51eedaeb2a522dd8d9af32724f36', NULL, 'b1ccc06197b8518206c320220c955c2479c95e4ddb1a76c5cd2c6323885cc304', '058fa8a374b47c76e1747ef3d81916ca4b85563d3836bab10f63b2e465fafb4a', 12, 7);
INSERT INTO public.event VALUES (51, 11, 'RESOLVED', '4.3.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"resolution_id":1,"round":1}', '4075ef58a2a6d27769edb94a4197b518edc0c99a69a0ca3b73ac162e8334386e', NULL, '058fa8a374b47c76e1747ef3d81916ca4b85563d3836bab10f63b2e465fafb4a', 'fe7097b03461d2b173612d2def209df45a6c20bca4720b789a4fa7cd4e92b373', 13, 7);
INSERT INTO public.event VALUES (52, 12, 'CONFIRMATION_ASKED', '4.4.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"resolution_id":1}', NULL, NULL, 'fe7097b03461d2b173612d2def209df45a6c20bca4720b789a4fa7cd4e92b373', 'da8538baabcca2ee003ceedbf628a2b06ff6dad733d660cbd5fb76b631a69eed', NULL, 7);
INSERT INTO public.event VALUES (53, 13, 'SURVEY_ASKED', '4.4.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"resolution_id":1}', NULL, NULL, 'da8538baabcca2ee003ceedbf628a2b06ff6dad733d660cbd5fb76b631a69eed', 'fdbd71828dbab355f389e4f8f58e0e098453ed8918f327681c58e9a00b723f94', NULL, 7);
INSERT INTO public.event VALUES (54, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '146fe413d5ec7734975b344a4b4f9c3607930b2f15045b2645b4d75c487cafdf', NULL, '', '0d7290c47afc01f6dca6333296d7d45e9a78e3b1d9a251df259ed04e70adb22e', 14, 8);
INSERT INTO public.event VALUES (55, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, '0d7290c47afc01f6dca6333296d7d45e9a78e3b1d9a251df259ed04e70adb22e', '2b986863956da1d80c23dc328b022f215f77b6bd7e3edb092292d041a02441ba', NULL, 8);
INSERT INTO public.event VALUES (56, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"how":"MAIL","person_id":2}', NULL, NULL, '2b986863956da1d80c23dc328b022f215f77b6bd7e3edb092292d041a02441ba', 'af16fd7594a63607aab9f25754592fa3892b44d49a3aa64efdebdb688b1c158b', NULL, 8);
INSERT INTO public.event VALUES (57, 14, 'SURVEY_SUBMITTED', '4.4.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"resolution_id":1,"revision":1,"satisfaction":1,"survey_id":1}', NULL, NULL, 'fdbd71828dbab355f389e4f8f58e0e098453ed8918f327681c58e9a00b723f94', 'b5a501df83918d9e749d3d31298b6d9fb170b3ff108279cbd2598ccd95fdac6b', NULL, 7);
INSERT INTO public.event VALUES (58, 15, 'FOLLOW_UP_SCHEDULED', '4.4.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"due_at":"2026-03-03T12:00:00.000+00:00","follow_up_id":1,"reason":"LOW_SCORE"}', NULL, NULL, 'b5a501df83918d9e749d3d31298b6d9fb170b3ff108279cbd2598ccd95fdac6b', 'ff0640c5a6142543c8aeb7644e3a4f8d74ffd36d2152ceefba2b7994ce7f790f', NULL, 7);
INSERT INTO public.event VALUES (59, 16, 'FOLLOWED_UP', '4.4.4', 1, 9, 'LEAD', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"follow_up_id":1,"reason":"LOW_SCORE"}', '710800ee61b96ca0b7ff210efe8dbae7ad0c79d21426a0e0735673dbff1c73e1', NULL, 'ff0640c5a6142543c8aeb7644e3a4f8d74ffd36d2152ceefba2b7994ce7f790f', '2a2d5edeb954b385bf6297430fe2f0aaf06e37cb49d980b94d77549ef40ec01d', 15, 7);
INSERT INTO public.event VALUES (60, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', 'a7d68ae7279955bb506d0e9171912ee71c1ea69f36ec2159b738a074fa170aab', NULL, '', 'fd5f3c5794ec47c7e0c35e0b85bf4499745ed82aed9690f807be02d6d808159f', 16, 9);
INSERT INTO public.event VALUES (61, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'fd5f3c5794ec47c7e0c35e0b85bf4499745ed82aed9690f807be02d6d808159f', '60a32a1eafbb766a1c964224ef2ea4dcce882f1401ef6423aa8207ee9b827bf6', NULL, 9);
INSERT INTO public.event VALUES (62, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"how":"MAIL","person_id":2}', NULL, NULL, '60a32a1eafbb766a1c964224ef2ea4dcce882f1401ef6423aa8207ee9b827bf6', 'c0cc939102364388dd4f0fa9ea34c8e0a4e4724af398c9e64c0ace194a3a1c2a', NULL, 9);
INSERT INTO public.event VALUES (63, 4, 'CLASSIFIED', '4.1.3', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"area_id":1,"type":"INCIDENT","type_before":"INCIDENT"}', NULL, NULL, 'c0cc939102364388dd4f0fa9ea34c8e0a4e4724af398c9e64c0ace194a3a1c2a', '448a6bb78c6bee8ab47825cd39a61b37151f206b2f3d2faec6fbf96ff39e1560', NULL, 9);
INSERT INTO public.event VALUES (64, 5, 'PRIORITIZED', '4.1.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, '448a6bb78c6bee8ab47825cd39a61b37151f206b2f3d2faec6fbf96ff39e1560', '6ebc5b025229033cee59a84eca70d5b6f73d4b271a8de2a9ab9e26658a51af4e', NULL, 9);
INSERT INTO public.event VALUES (65, 6, 'ANALYZED', '4.2.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"complexity":"C1"}', NULL, NULL, '6ebc5b025229033cee59a84eca70d5b6f73d4b271a8de2a9ab9e26658a51af4e', '1ca8fa66449bc8288a6352994baccdaca08495d842a76946d4b41a47b50724e0', NULL, 9);
INSERT INTO public.event VALUES (66, 7, 'ASSIGNED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"person_id":6}', NULL, NULL, '1ca8fa66449bc8288a6352994baccdaca08495d842a76946d4b41a47b50724e0', 'da8cc8cab5ec2db905f186cfb054c8cf23d489046543d21892e86caa18c87ada', NULL, 9);
INSERT INTO public.event VALUES (67, 8, 'ACCEPTED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{}', NULL, NULL, 'da8cc8cab5ec2db905f186cfb054c8cf23d489046543d21892e86caa18c87ada', 'a4c4db388a504879e3481ae42ae8e539195e77a071613355ed2eb8e3e455c21c', NULL, 9);
INSERT INTO public.event VALUES (68, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '9ef7250f17365496baa3a7dc1d83f47bf25d4d49530159ebdbcb97d7744ccb65', NULL, '', 'b58eab1666c43e201cce02714e98d4d99d2d590490ab36375272a97771661de2', 17, 10);
INSERT INTO public.event VALUES (69, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'b58eab1666c43e201cce02714e98d4d99d2d590490ab36375272a97771661de2', '2b8ff51753b9b75e57dedd825ac6e797fa2c765fd420a2582bb0c09da9224ced', NULL, 10);
INSERT INTO public.event VALUES (70, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"how":"MAIL","person_id":2}', NULL, NULL, '2b8ff51753b9b75e57dedd825ac6e797fa2c765fd420a2582bb0c09da9224ced', '9f4edb2bc8f7b374b830dcfbd37d9cfe46abd1077b1fdde9d15cf18a7f7de4bb', NULL, 10);
INSERT INTO public.event VALUES (71, 9, 'MERGED', '4.1.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"survivor_id":10}', NULL, NULL, 'a4c4db388a504879e3481ae42ae8e539195e77a071613355ed2eb8e3e455c21c', '185a2c359a497bb9a2615c27096d5a170c35d9e8308f4ec3e25f3571b01121e3', NULL, 9);
INSERT INTO public.event VALUES (72, 4, 'ABSORBED', '4.1.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"other_id":9,"priority":"MEDIUM","started_at":"2026-03-02T12:00:00.000+00:00"}', NULL, NULL, '9f4edb2bc8f7b374b830dcfbd37d9cfe46abd1077b1fdde9d15cf18a7f7de4bb', '4827eb3e099352c9cc7971b71cee108121b16e20de25d9e4d469ee2b30ed2ffc', NULL, 10);
INSERT INTO public.event VALUES (73, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '6d4e6b1387a4339928fcb24524aed4b80c9638da56158d339e5c9c43d7ff1bbe', NULL, '', 'e9b7aaebc0c0bf826ad1784d0dccd3095e6a8006519d3309a8e1f7e2e1770e95', 18, 11);
INSERT INTO public.event VALUES (74, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'e9b7aaebc0c0bf826ad1784d0dccd3095e6a8006519d3309a8e1f7e2e1770e95', '016b3180d4549f30a2a1aed8df48c76f4223842fd62366238079fda41727bc0f', NULL, 11);
INSERT INTO public.event VALUES (75, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"how":"MAIL","person_id":2}', NULL, NULL, '016b3180d4549f30a2a1aed8df48c76f4223842fd62366238079fda41727bc0f', '6c78f4be65f940a7ca2843952991ce29a56b17f2e533d4da79e3feab32da97a8', NULL, 11);
INSERT INTO public.event VALUES (76, 4, 'CLASSIFIED', '4.1.3', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"area_id":1,"type":"INCIDENT","type_before":"INCIDENT"}', NULL, NULL, '6c78f4be65f940a7ca2843952991ce29a56b17f2e533d4da79e3feab32da97a8', 'ce24febef4655edad98b98975d1e72ef665d8bb3c47c898cae225880a584cac6', NULL, 11);
INSERT INTO public.event VALUES (77, 5, 'PRIORITIZED', '4.1.4', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","priority_before":"MEDIUM","urgency":"MEDIUM"}', NULL, NULL, 'ce24febef4655edad98b98975d1e72ef665d8bb3c47c898cae225880a584cac6', '80523147e66843e0e57d9f96176e4f4b298acdb62950da64f69d03a75508c61b', NULL, 11);
INSERT INTO public.event VALUES (78, 6, 'ANALYZED', '4.2.1', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"complexity":"C1"}', NULL, NULL, '80523147e66843e0e57d9f96176e4f4b298acdb62950da64f69d03a75508c61b', '18a40ecd5dcdf3aff9882305d6b20c72965f89b43d23956b3fe7704dc2350a50', NULL, 11);
INSERT INTO public.event VALUES (79, 7, 'ASSIGNED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"person_id":6}', NULL, NULL, '18a40ecd5dcdf3aff9882305d6b20c72965f89b43d23956b3fe7704dc2350a50', 'e2521cec7c461df5128625be6dc4a28a79fb76b3997b318eeb05db6823eb6ef9', NULL, 11);
INSERT INTO public.event VALUES (80, 8, 'ACCEPTED', '4.2.2', 1, 6, 'SPECIALIST', NULL, 'PHONE', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{}', NULL, NULL, 'e2521cec7c461df5128625be6dc4a28a79fb76b3997b318eeb05db6823eb6ef9', 'd10e41a2d3a102d4607730d38a0d446beea7e67e04de37283c70e0f40755441c', NULL, 11);
INSERT INTO public.event VALUES (81, 1, 'REGISTERED', '4.1.2', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"impact":"MEDIUM","late":false,"levels_revision":0,"matrix_revision":0,"priority":"MEDIUM","type":"INCIDENT","urgency":"MEDIUM","via":"PORTAL"}', '3116b0bfeed0c2ed6f04e91eb7cdb36e875258247a3bc0d46009781820fc5bf8', NULL, '', 'e329283cf6866634ac63721c2ae59582fdfd01bafcab85542de46d51efecc5d9', 19, 12);
INSERT INTO public.event VALUES (82, 2, 'PROMISED', '4.2.3', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"first_response_due_at":"2026-03-02T16:00:00.000+00:00","levels_revision":0,"priority":"MEDIUM","resolution_due_at":"2026-03-03T12:00:00.000+00:00"}', NULL, NULL, 'e329283cf6866634ac63721c2ae59582fdfd01bafcab85542de46d51efecc5d9', '4321f2df793ea75ad81e0e04d712d3402b7797f553c87943467e7ff3502f4e2c', NULL, 12);
INSERT INTO public.event VALUES (83, 3, 'RECEIPT_NOTIFIED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"how":"MAIL","person_id":2}', NULL, NULL, '4321f2df793ea75ad81e0e04d712d3402b7797f553c87943467e7ff3502f4e2c', '37b58005c35fc7c4e2b7c99884044bfd1e56edf97966d6f3330fc190da7eb1da', NULL, 12);
INSERT INTO public.event VALUES (84, 9, 'WATCHER_ADDED', '4.2.4', 1, 2, 'CUSTOMER', NULL, 'PORTAL', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '{"person_id":3}', NULL, NULL, 'd10e41a2d3a102d4607730d38a0d446beea7e67e04de37283c70e0f40755441c', '555cf0e0f66bca3a2b6dd77ed32f32979346379a39e38c91518bb9b3c205855f', NULL, 11);


--
-- Data for Name: follow_up; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.follow_up VALUES (1, 'LOW_SCORE', '2026-03-03 12:00:00+00', '2026-03-02 12:00:00+00', 9, 'Quedó contenta', 7);


--
-- Data for Name: holiday; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.holiday VALUES (1, 'ES', '2026-03-02', 'ES');


--
-- Data for Name: idempotent_call; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.idempotent_call VALUES (1, 'ES', 'ES', 'ES', 'ES', 7, 7, '2026-03-02 12:00:00+00');


--
-- Data for Name: inbound_mail; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.inbound_mail VALUES (1, 'ES', 'ES', 7, '2026-03-02 12:00:00+00', 'RECEIVED', 'ES', 'ES', 'ES', 'ES', 'ES', 'ES', 'ES', 'ES', 7, 7, 7, '2026-03-02 12:00:00+00');


--
-- Data for Name: job; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job VALUES (1, 'mail', '{"event_id":3,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":1}', 'mail:3:2:receipt', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (7, 'mail', '{"event_id":11,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":2}', 'mail:11:2:receipt', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (8, 'timer', '{"ticket_id":2}', 'timer:2', 'READY', '2026-03-02 13:00:00.001+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (9, 'mail', '{"event_id":12,"message_id":3,"notice":"review_asked","person_id":9,"ticket_id":1}', 'mail:12:9:review_asked', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (11, 'mail', '{"event_id":15,"message_id":4,"notice":"review_answered","person_id":2,"ticket_id":1}', 'mail:15:2:review_answered', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (2, 'timer', '{"ticket_id":1}', 'timer:1', 'READY', '2026-03-02 13:00:00.001+00', NULL, 0, 6, NULL, NULL);
INSERT INTO public.job VALUES (13, 'mail', '{"event_id":18,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":3}', 'mail:18:2:receipt', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (64, 'mail', '{"event_id":83,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":12}', 'mail:83:2:receipt', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (65, 'timer', '{"ticket_id":12}', 'timer:12', 'READY', '2026-03-02 13:00:00.001+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (59, 'timer', '{"ticket_id":11}', 'timer:11', 'READY', '2026-03-02 14:00:00.001+00', NULL, 0, 5, NULL, NULL);
INSERT INTO public.job VALUES (19, 'mail', '{"event_id":26,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":4}', 'mail:26:2:receipt', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (20, 'timer', '{"ticket_id":4}', 'timer:4', 'READY', '2026-03-02 13:00:00.001+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (14, 'timer', '{"ticket_id":3}', 'timer:3', 'READY', '2026-03-02 14:00:00.001+00', NULL, 0, 5, NULL, NULL);
INSERT INTO public.job VALUES (22, 'mail', '{"event_id":30,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":5}', 'mail:30:2:receipt', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (28, 'mail', '{"event_id":38,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":6}', 'mail:38:2:receipt', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (29, 'timer', '{"ticket_id":6}', 'timer:6', 'READY', '2026-03-02 13:00:00.001+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (30, 'mail', '{"event_id":39,"message_id":9,"notice":"escalated","person_id":8,"ticket_id":5}', 'mail:39:8:escalated', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (23, 'timer', '{"ticket_id":5}', 'timer:5', 'READY', '2026-03-02 14:00:00.001+00', NULL, 0, 6, NULL, NULL);
INSERT INTO public.job VALUES (33, 'mail', '{"event_id":43,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":7}', 'mail:43:2:receipt', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (40, 'mail', '{"event_id":50,"message_id":12,"notice":"reply","person_id":2,"ticket_id":7}', 'mail:50:2:reply', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (42, 'mail', '{"event_id":52,"message_id":13,"notice":"confirm","person_id":2,"ticket_id":7}', 'mail:52:2:confirm', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (44, 'mail', '{"event_id":56,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":8}', 'mail:56:2:receipt', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (45, 'timer', '{"ticket_id":8}', 'timer:8', 'READY', '2026-03-02 13:00:00.001+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (34, 'timer', '{"ticket_id":7}', 'timer:7', 'READY', '2026-03-04 12:00:00.001+00', NULL, 0, 9, NULL, NULL);
INSERT INTO public.job VALUES (48, 'mail', '{"event_id":62,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":9}', 'mail:62:2:receipt', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (54, 'mail', '{"event_id":70,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":10}', 'mail:70:2:receipt', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (56, 'mail', '{"event_id":71,"message_id":null,"notice":"merged","person_id":2,"ticket_id":9}', 'mail:71:2:merged', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);
INSERT INTO public.job VALUES (49, 'timer', '{"ticket_id":9}', 'timer:9', 'DONE', '2026-03-02 14:00:00.001+00', NULL, 0, 5, NULL, '2026-03-02 12:00:00+00');
INSERT INTO public.job VALUES (55, 'timer', '{"ticket_id":10}', 'timer:10', 'READY', '2026-03-02 13:00:00.001+00', NULL, 0, 1, NULL, NULL);
INSERT INTO public.job VALUES (58, 'mail', '{"event_id":75,"message_id":null,"notice":"receipt","person_id":2,"ticket_id":11}', 'mail:75:2:receipt', 'READY', '2026-03-02 12:00:00+00', NULL, 0, 0, NULL, NULL);


--
-- Data for Name: mail; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mail VALUES (1, 7, 7, 7, 'ES', 'ES', 'ES', 'ES', 'ES', 'ES', 'ES', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 'WAITING', 'ES');


--
-- Data for Name: message; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.message VALUES (1, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', 'af08504d0e39e8bd29853b3f7ce53804', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 1, 1);
INSERT INTO public.message VALUES (2, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', 'eb037a6882099c0971abc2d7fd4423ce', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 2, 2);
INSERT INTO public.message VALUES (3, 'CUSTOMER', NULL, 'REASON', NULL, 'PUBLIC', 'PORTAL', 'Urge', '2f266390406c56672a549112154cceaf', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 1, 1);
INSERT INTO public.message VALUES (4, 'LEAD', NULL, 'REASON', NULL, 'PUBLIC', 'PHONE', 'Es cierto', '6841bef3ec1091bd0c95a6e0cc4ba2f4', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 9, 1, 1);
INSERT INTO public.message VALUES (5, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '0337e608fc72e76bdbca8c9907d1890e', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 3, 3);
INSERT INTO public.message VALUES (6, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '42d76ce0d5f19549d3f98639878e66ad', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 4, 4);
INSERT INTO public.message VALUES (7, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', 'fe6567e46540880d6146df678550f995', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 5, 5);
INSERT INTO public.message VALUES (8, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '704ece1dcce4af25512c05dfb470871b', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 6, 6);
INSERT INTO public.message VALUES (9, 'LEAD', NULL, 'REASON', NULL, 'INTERNAL', 'PHONE', 'Hace falta', '264836ae6b16b461fa8b616947131d38', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 9, 5, 5);
INSERT INTO public.message VALUES (10, 'LEAD', NULL, 'REASON', NULL, 'INTERNAL', 'PHONE', 'Ya no', 'c7a62c3bd216f8dd662eb9f0396e729e', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 9, 5, 5);
INSERT INTO public.message VALUES (11, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '9091cefab391c9646dd36aff5529b526', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 7, 7);
INSERT INTO public.message VALUES (12, 'SPECIALIST', NULL, 'REPLY', NULL, 'PUBLIC', 'PHONE', 'Lo estamos revisando.', 'd95680a758a43574f65bf98049c85cda', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 6, 7, 7);
INSERT INTO public.message VALUES (13, 'SPECIALIST', NULL, 'SOLUTION', NULL, 'PUBLIC', 'PHONE', 'Ya puede timbrar; el sello se renovó.', '168ab45e5cd46236080dbadca81fcf7a', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 6, 7, 7);
INSERT INTO public.message VALUES (14, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '4d8145c8b27c37252a3f540b0cb5caea', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 8, 8);
INSERT INTO public.message VALUES (15, 'LEAD', NULL, 'REASON', NULL, 'INTERNAL', 'PHONE', 'Quedó contenta', 'ad2672af14bc6c927cb51823c5825870', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 9, 7, 7);
INSERT INTO public.message VALUES (17, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', 'af8745b09663160a6bbe7464681fdb25', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 10, 10);
INSERT INTO public.message VALUES (16, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '1bd3d3611cf543c037a9180533288e87', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 9, 10);
INSERT INTO public.message VALUES (18, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', '13fc09b0cacf9028db9cdc5eeecb35a1', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 11, 11);
INSERT INTO public.message VALUES (19, 'CUSTOMER', NULL, 'DESCRIPTION', NULL, 'PUBLIC', 'PORTAL', 'Al timbrar la factura 8812 sale un error.', 'a497543af690511060f7d00c8e772261', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 2, 12, 12);


--
-- Data for Name: muting; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.muting VALUES (1, 1, 2);


--
-- Data for Name: organization; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organization VALUES (1, 'Andina', 'OWN', '2026-03-02 12:00:00+00');
INSERT INTO public.organization VALUES (2, 'Pacífico', 'OWN', '2026-03-02 12:00:00+00');


--
-- Data for Name: person; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.person VALUES (1, 'SYSTEM', 'Atiende', NULL, NULL, NULL, 'ES', 'America/Mexico_City', NULL, true, true, true, true, true, '2024-03-15 00:00:00+00', NULL);
INSERT INTO public.person VALUES (2, 'CUSTOMER', 'Ana Rojas', 'ana@andina.example', NULL, NULL, 'ES', 'America/Bogota', NULL, true, true, true, true, true, '2026-03-02 12:00:00+00', 1);
INSERT INTO public.person VALUES (3, 'CUSTOMER', 'Carlos Mejía', 'carlos@andina.example', NULL, NULL, 'ES', 'America/Bogota', NULL, true, true, true, true, true, '2026-03-02 12:00:00+00', 1);
INSERT INTO public.person VALUES (4, 'CUSTOMER_ADMIN', 'Elena Duarte', 'elena@andina.example', NULL, NULL, 'ES', 'America/Bogota', NULL, true, true, true, true, true, '2026-03-02 12:00:00+00', 1);
INSERT INTO public.person VALUES (5, 'CUSTOMER', 'Beto Salas', 'beto@pacifico.example', NULL, NULL, 'ES', 'America/Bogota', NULL, true, true, true, true, true, '2026-03-02 12:00:00+00', 2);
INSERT INTO public.person VALUES (6, 'SPECIALIST', 'Laura Sánchez', 'laura@bizflow.example', NULL, NULL, 'ES', 'America/Mexico_City', NULL, true, true, true, true, true, '2026-03-02 12:00:00+00', NULL);
INSERT INTO public.person VALUES (7, 'SPECIALIST', 'Diego Peña', 'diego@bizflow.example', NULL, NULL, 'ES', 'America/Mexico_City', NULL, true, true, true, true, true, '2026-03-02 12:00:00+00', NULL);
INSERT INTO public.person VALUES (8, 'TECHNICIAN', 'Tomás Ríos', 'tomás@bizflow.example', NULL, NULL, 'ES', 'America/Mexico_City', NULL, true, true, true, true, true, '2026-03-02 12:00:00+00', NULL);
INSERT INTO public.person VALUES (9, 'LEAD', 'Lucía Herrera', 'lucía@bizflow.example', NULL, NULL, 'ES', 'America/Mexico_City', NULL, true, true, true, true, true, '2026-03-02 12:00:00+00', NULL);
INSERT INTO public.person VALUES (10, 'MANAGER', 'Miguel Torres', 'miguel@bizflow.example', NULL, NULL, 'ES', 'America/Mexico_City', NULL, true, true, true, true, true, '2026-03-02 12:00:00+00', NULL);


--
-- Data for Name: policy_revision; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.policy_revision VALUES (1, 'PRIORITY_MATRIX', 0, '{"cells":{"HIGH":{"HIGH":"CRITICAL","MEDIUM":"HIGH","LOW":"MEDIUM"},"MEDIUM":{"HIGH":"HIGH","MEDIUM":"MEDIUM","LOW":"LOW"},"LOW":{"HIGH":"MEDIUM","MEDIUM":"LOW","LOW":"LOW"}},"affects":{"ONLY_ME":"LOW","MY_TEAM":"MEDIUM","WHOLE_COMPANY":"HIGH"},"needed":{"NOW":"HIGH","THIS_WEEK":"MEDIUM","NO_RUSH":"LOW"},"at_least":{"major_incident":"CRITICAL","security":"HIGH","COMPLAINT":"MEDIUM"}}', 'SGC-SAC-001, revisión 1', '', '2024-03-15 00:00:00+00', '2024-03-15 00:00:00+00', NULL, '2024-03-15 00:00:00+00', NULL, 1);
INSERT INTO public.policy_revision VALUES (2, 'SERVICE_LEVELS', 0, '{"revision":0,"targets":{"CRITICAL":{"first_response":60,"resolution":240},"HIGH":{"first_response":120,"resolution":480},"MEDIUM":{"first_response":240,"resolution":1440},"LOW":{"first_response":480,"resolution":2880}},"calendars":{"CRITICAL":{"revision":0},"HIGH":{"revision":0},"MEDIUM":{"revision":0},"LOW":{"revision":0}}}', 'SGC-SAC-001, revisión 1', '', '2024-03-15 00:00:00+00', '2024-03-15 00:00:00+00', NULL, '2024-03-15 00:00:00+00', NULL, 1);
INSERT INTO public.policy_revision VALUES (3, 'CLOSING', 0, '{"zone":"America/Mexico_City","reopening_days":10,"reopening_days_lead":30,"unmerging_days":30,"survey_days":14,"working_days":[0,1,2,3,4],"tacit_closing":false}', 'SGC-SAC-001, revisión 1', '', '2024-03-15 00:00:00+00', '2024-03-15 00:00:00+00', NULL, '2024-03-15 00:00:00+00', NULL, 1);
INSERT INTO public.policy_revision VALUES (4, 'ESCALATION', 0, '{"acknowledge_percent":15,"unassigned":{"CRITICAL":10,"HIGH":20,"MEDIUM":60,"LOW":120},"updates":{"CRITICAL":120,"HIGH":240,"MEDIUM":1440},"steps":{"REGISTERED":{"CRITICAL":["TELL N3"]},"UNASSIGNED":{"CRITICAL":["CALL N3"],"HIGH":["CALL N3"],"MEDIUM":["CALL N3"],"LOW":["CALL N3"]},"FIRST_RESPONSE_IMMINENT":{"CRITICAL":["CALL N3"],"HIGH":["CALL N3"],"MEDIUM":["TELL OWNER","CALL N3"],"LOW":["TELL OWNER"]},"FIRST_RESPONSE_MISSED":{"CRITICAL":["CALL N3","CALL N4"],"HIGH":["CALL N3"],"MEDIUM":["CALL N3"],"LOW":["CALL N3"]},"RESOLUTION_WITHOUT_N2":{"CRITICAL":["JOIN N2"],"HIGH":["JOIN N2"],"MEDIUM":["OFFER N2"]},"RESOLUTION_IMMINENT":{"CRITICAL":["LEAD N3"],"HIGH":["CALL N3"],"MEDIUM":["CALL N3"],"LOW":["TELL OWNER"]},"RESOLUTION_MISSED":{"CRITICAL":["CALL N4","TELL CUSTOMER"],"HIGH":["CALL N3","CALL N4","TELL CUSTOMER"],"MEDIUM":["CALL N3","TELL CUSTOMER"],"LOW":["CALL N3","TELL CUSTOMER"]},"RESOLUTION_OVERRUN":{"CRITICAL":["CALL N4"],"HIGH":["CALL N4"],"MEDIUM":["CALL N4"],"LOW":["CALL N3"]},"RETURNED_TWICE":{"CRITICAL":["CALL N3"],"HIGH":["CALL N3"],"MEDIUM":["CALL N3"],"LOW":["CALL N3"]},"COMPLAINT":{"CRITICAL":["TELL N3"],"HIGH":["TELL N3"],"MEDIUM":["TELL N3"],"LOW":["TELL N3"]},"SEVERE_COMPLAINT":{"CRITICAL":["TELL N4"],"HIGH":["TELL N4"],"MEDIUM":["TELL N4"],"LOW":["TELL N4"]}}}', 'SGC-SAC-001, revisión 1', '', '2024-03-15 00:00:00+00', '2024-03-15 00:00:00+00', NULL, '2024-03-15 00:00:00+00', NULL, 1);
INSERT INTO public.policy_revision VALUES (5, 'ASSIGNMENT', 0, '{"areas":[]}', 'SGC-SAC-001, revisión 1', '', '2024-03-15 00:00:00+00', '2024-03-15 00:00:00+00', NULL, '2024-03-15 00:00:00+00', NULL, 1);


--
-- Data for Name: priority_review; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.priority_review VALUES (1, 'RAISED', 'MEDIUM', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 4, 9, 2, 3, 1);


--
-- Data for Name: resolution; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.resolution VALUES (1, 1, 'Sello vencido', 'Se renovó el sello', 'Ya puede timbrar; el sello se renovó.', NULL, 6, '2026-03-02 12:00:00+00', NULL, NULL, '2026-03-02 12:00:00+00', 7);


--
-- Data for Name: responder; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.responder VALUES (1, '2026-03-02 12:00:00+00', 1, 2);


--
-- Data for Name: saved_form; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.saved_form VALUES (1, 'ES', 'ES', '\x4553', '2026-03-02 12:00:00+00');


--
-- Data for Name: search_doc; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.search_doc VALUES (3, 'article', 1, 'timbr timbrado e301', '', 'renuev sell sello', 'e301 renueve sello timbrado', DEFAULT);
INSERT INTO public.search_doc VALUES (2, 'ticket', 1, 'sac2026000001 1 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000001 sale since text timbra timbrar what when', DEFAULT);
INSERT INTO public.search_doc VALUES (4, 'ticket', 2, 'sac2026000002 2 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000002 sale since text timbra timbrar what when', DEFAULT);
INSERT INTO public.search_doc VALUES (5, 'article', 2, 'timbr timbrado e301', '', 'renuev sell sello', 'e301 renueve sello timbrado', DEFAULT);
INSERT INTO public.search_doc VALUES (6, 'ticket', 3, 'sac2026000003 3 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000003 sale since text timbra timbrar what when', DEFAULT);
INSERT INTO public.search_doc VALUES (8, 'ticket', 4, 'sac2026000004 4 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000004 sale since text timbra timbrar what when', DEFAULT);
INSERT INTO public.search_doc VALUES (7, 'article', 3, 'timbr timbrado e301', '', 'renuev sell sello', 'e301 renueve sello timbrado', DEFAULT);
INSERT INTO public.search_doc VALUES (10, 'ticket', 5, 'sac2026000005 5 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000005 sale since text timbra timbrar what when', DEFAULT);
INSERT INTO public.search_doc VALUES (12, 'ticket', 6, 'sac2026000006 6 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000006 sale since text timbra timbrar what when', DEFAULT);
INSERT INTO public.search_doc VALUES (9, 'article', 4, 'timbr timbrado e301', '', 'renuev sell sello', 'e301 renueve sello timbrado', DEFAULT);
INSERT INTO public.search_doc VALUES (14, 'ticket', 7, 'sac2026000007 7 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'pued timbr timbrar sell sello renov renovo estam estamo revis revisando timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error estamos factura fails produccion puede renovo revisando sac2026000007 sale sello since text timbra timbrar what when', DEFAULT);
INSERT INTO public.search_doc VALUES (16, 'ticket', 8, 'sac2026000008 8 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000008 sale since text timbra timbrar what when', DEFAULT);
INSERT INTO public.search_doc VALUES (11, 'article', 5, 'timbr timbrado e301', '', 'renuev sell sello', 'e301 renueve sello timbrado', DEFAULT);
INSERT INTO public.search_doc VALUES (18, 'ticket', 9, 'sac2026000009 9 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000009 sale since text timbra timbrar what when', DEFAULT);
INSERT INTO public.search_doc VALUES (20, 'ticket', 10, 'sac2026000010 10 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000010 sale since text timbra timbrar what when', DEFAULT);
INSERT INTO public.search_doc VALUES (13, 'article', 6, 'timbr timbrado e301', '', 'renuev sell sello', 'e301 renueve sello timbrado', DEFAULT);
INSERT INTO public.search_doc VALUES (22, 'ticket', 11, 'sac2026000011 11 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000011 sale since text timbra timbrar what when', DEFAULT);
INSERT INTO public.search_doc VALUES (24, 'ticket', 12, 'sac2026000012 12 timbr timbra factur factura', 'environ environment produccion error text e301 sinc when ayer what fail fails factur factura timbr timbra', 'timbr timbrar factur factura 8812 sal sale error', '8812 ayer e301 environment error factura fails produccion sac2026000012 sale since text timbra timbrar what when', DEFAULT);


--
-- Data for Name: seen; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.seen VALUES (1, 7, 1, 2);


--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.session VALUES (1, 'ES', 'ES', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', 1);


--
-- Data for Name: shift; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.shift VALUES (1, 7, 7, 7, 1);


--
-- Data for Name: sign_in_attempt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in_attempt VALUES (1, 'ES', '2026-03-02 12:00:00+00');


--
-- Data for Name: sign_in_code; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in_code VALUES (1, 'ES', 'ES', 7, '2026-03-02 12:00:00+00', 1);


--
-- Data for Name: suppression; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.suppression VALUES (1, 'ES', 'ES', '2026-03-02 12:00:00+00');


--
-- Data for Name: survey; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.survey VALUES (1, 1, 1, NULL, NULL, NULL, true, NULL, '2026-03-02 12:00:00+00', 2, 1, 7);


--
-- Data for Name: ticket; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ticket VALUES (2, 'SAC-2026-000002', 2, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', false, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', false, false, NULL, false, false, NULL, 0, 0, 0, 'REGISTERED', '2026-03-02 12:00:00+00', 2, 9, NULL, NULL, NULL, NULL, NULL, false, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 16:00:00+00', NULL, NULL, false, 86400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 12:00:00+00', NULL, '2026-03-03 12:00:00+00', NULL, NULL, false, false, 0, 0, '2026-03-02 16:00:00+00', 1, 2, '2026-03-02 12:00:00+00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00', 3, '612a93c95ba372cf9809d5357e0fd11e527a48c46defdad2026de12fe69ac12e', NULL, NULL, NULL, 1, 2);
INSERT INTO public.ticket VALUES (1, 'SAC-2026-000001', 8, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', false, 'MY_TEAM', 'THIS_WEEK', 'HIGH', 'MEDIUM', 'HIGH', true, true, 'C1', false, false, 'RAISED', 0, 0, 0, 'IN_PROGRESS', '2026-03-02 12:00:00+00', 6, 8, NULL, NULL, NULL, '2026-03-02 12:00:00+00', NULL, false, 0, 0, NULL, NULL, NULL, NULL, NULL, 7200000, '2026-03-02 12:00:00+00', 0, '2026-03-02 14:00:00+00', NULL, NULL, false, 28800000, '2026-03-02 12:00:00+00', 0, '2026-03-02 12:00:00+00', NULL, '2026-03-02 20:00:00+00', NULL, NULL, false, false, 0, 0, '2026-03-02 14:00:00+00', 1, 1, '2026-03-02 12:00:00+00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00', 12, 'e4fca0875101d91f77b08813782c03af1a7f1c121ec4b83d09073b4122807a5c', 1, 6, NULL, 1, 2);
INSERT INTO public.ticket VALUES (4, 'SAC-2026-000004', 2, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', false, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', false, false, NULL, false, false, NULL, 0, 0, 0, 'REGISTERED', '2026-03-02 12:00:00+00', 2, 24, NULL, NULL, NULL, NULL, NULL, false, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 16:00:00+00', NULL, NULL, false, 86400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 12:00:00+00', NULL, '2026-03-03 12:00:00+00', NULL, NULL, false, false, 0, 0, '2026-03-02 16:00:00+00', 1, 6, '2026-03-02 12:00:00+00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00', 3, 'bdaa0d6028894aa920315a8609769c230a601cfc1f7fcbc3f6d2b3b89554a929', NULL, NULL, NULL, 1, 2);
INSERT INTO public.ticket VALUES (3, 'SAC-2026-000003', 7, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', false, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', true, true, 'C1', false, false, NULL, 0, 0, 0, 'IN_PROGRESS', '2026-03-02 12:00:00+00', 6, 23, NULL, NULL, NULL, '2026-03-02 12:00:00+00', NULL, true, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 16:00:00+00', NULL, NULL, false, 86400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 12:00:00+00', NULL, '2026-03-03 12:00:00+00', NULL, NULL, false, false, 0, 0, '2026-03-02 16:00:00+00', 1, 5, '2026-03-02 12:00:00+00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00', 9, '5a3c622b7f84d381e13f0f0308a2bbe631f848f39e6dfc404070895210a2ceac', 1, 6, NULL, 1, 2);
INSERT INTO public.ticket VALUES (6, 'SAC-2026-000006', 2, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', false, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', false, false, NULL, false, false, NULL, 0, 0, 0, 'REGISTERED', '2026-03-02 12:00:00+00', 2, 36, NULL, NULL, NULL, NULL, NULL, false, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 16:00:00+00', NULL, NULL, false, 86400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 12:00:00+00', NULL, '2026-03-03 12:00:00+00', NULL, NULL, false, false, 0, 0, '2026-03-02 16:00:00+00', 1, 8, '2026-03-02 12:00:00+00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00', 3, 'cb22da7ed2fcf140b08e901930af291db6db37b30559725ec97bbc21929a3b2c', NULL, NULL, NULL, 1, 2);
INSERT INTO public.ticket VALUES (5, 'SAC-2026-000005', 8, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', false, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', true, true, 'C1', false, false, NULL, 0, 0, 0, 'IN_PROGRESS', '2026-03-02 12:00:00+00', 6, 35, NULL, NULL, NULL, '2026-03-02 12:00:00+00', NULL, false, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 16:00:00+00', NULL, NULL, false, 86400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 12:00:00+00', NULL, '2026-03-03 12:00:00+00', NULL, NULL, false, false, 0, 0, '2026-03-02 16:00:00+00', 1, 7, '2026-03-02 12:00:00+00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00', 10, '6843a51c59307cd0aa54b9667540d91c981511daaa3bfcf311989602eff874c8', 1, 6, NULL, 1, 2);
INSERT INTO public.ticket VALUES (8, 'SAC-2026-000008', 2, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', false, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', false, false, NULL, false, false, NULL, 0, 0, 0, 'REGISTERED', '2026-03-02 12:00:00+00', 2, 54, NULL, NULL, NULL, NULL, NULL, false, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 16:00:00+00', NULL, NULL, false, 86400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 12:00:00+00', NULL, '2026-03-03 12:00:00+00', NULL, NULL, false, false, 0, 0, '2026-03-02 16:00:00+00', 1, 14, '2026-03-02 12:00:00+00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00', 3, 'af16fd7594a63607aab9f25754592fa3892b44d49a3aa64efdebdb688b1c158b', NULL, NULL, NULL, 1, 2);
INSERT INTO public.ticket VALUES (7, 'SAC-2026-000007', 11, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', false, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', true, true, 'C1', false, false, NULL, 0, 0, 0, 'RESOLVED', '2026-03-02 12:00:00+00', 6, 51, NULL, NULL, NULL, '2026-03-02 12:00:00+00', NULL, true, 0, 0, '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 16:00:00+00', '2026-03-02 12:00:00+00', NULL, false, 86400000, '2026-03-02 12:00:00+00', 0, NULL, NULL, '2026-03-03 12:00:00+00', '2026-03-02 12:00:00+00', NULL, false, false, 0, 0, '9999-01-01 00:00:00+00', 3, 13, '2026-03-02 12:00:00+00', 6, 'Ya puede timbrar; el sello se renovó.', '2026-03-02 12:00:00+00', 16, '2a2d5edeb954b385bf6297430fe2f0aaf06e37cb49d980b94d77549ef40ec01d', 1, 6, NULL, 1, 2);
INSERT INTO public.ticket VALUES (9, 'SAC-2026-000009', 7, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', false, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', true, true, 'C1', false, false, NULL, 0, 0, 0, 'MERGED', '2026-03-02 12:00:00+00', 6, 71, NULL, NULL, NULL, '2026-03-02 12:00:00+00', NULL, false, 0, 0, NULL, NULL, NULL, NULL, '2026-03-02 12:00:00+00', 14400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 16:00:00+00', NULL, NULL, true, 86400000, '2026-03-02 12:00:00+00', 0, NULL, NULL, '2026-03-03 12:00:00+00', NULL, NULL, false, true, 0, 0, '9999-01-01 00:00:00+00', 1, 16, '2026-03-02 12:00:00+00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00', 9, '185a2c359a497bb9a2615c27096d5a170c35d9e8308f4ec3e25f3571b01121e3', 1, 6, 10, 1, 2);
INSERT INTO public.ticket VALUES (10, 'SAC-2026-000010', 3, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', false, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', false, false, NULL, false, false, NULL, 0, 0, 0, 'REGISTERED', '2026-03-02 12:00:00+00', 2, 68, NULL, NULL, NULL, NULL, NULL, false, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 16:00:00+00', NULL, NULL, false, 86400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 12:00:00+00', NULL, '2026-03-03 12:00:00+00', NULL, NULL, false, false, 0, 0, '2026-03-02 16:00:00+00', 1, 17, '2026-03-02 12:00:00+00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00', 4, '4827eb3e099352c9cc7971b71cee108121b16e20de25d9e4d469ee2b30ed2ffc', NULL, NULL, NULL, 1, 2);
INSERT INTO public.ticket VALUES (12, 'SAC-2026-000012', 2, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', false, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', false, false, NULL, false, false, NULL, 0, 0, 0, 'REGISTERED', '2026-03-02 12:00:00+00', 2, 81, NULL, NULL, NULL, NULL, NULL, false, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 16:00:00+00', NULL, NULL, false, 86400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 12:00:00+00', NULL, '2026-03-03 12:00:00+00', NULL, NULL, false, false, 0, 0, '2026-03-02 16:00:00+00', 1, 19, '2026-03-02 12:00:00+00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00', 3, '37b58005c35fc7c4e2b7c99884044bfd1e56edf97966d6f3330fc190da7eb1da', NULL, NULL, NULL, 1, 2);
INSERT INTO public.ticket VALUES (11, 'SAC-2026-000011', 7, NULL, 'PORTAL', 'INCIDENT', 'No se timbra la factura', '{"environment":"Producción","error_text":"E-301","since_when":"Desde ayer","what_fails":"La factura no se timbra"}', '2026-03-02 12:00:00+00', '2026-03-02 12:00:00+00', false, 'MY_TEAM', 'THIS_WEEK', 'MEDIUM', 'MEDIUM', 'MEDIUM', true, true, 'C1', false, false, NULL, 0, 0, 0, 'IN_PROGRESS', '2026-03-02 12:00:00+00', 6, 80, NULL, NULL, NULL, '2026-03-02 12:00:00+00', NULL, false, 0, 0, NULL, NULL, NULL, NULL, NULL, 14400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 16:00:00+00', NULL, NULL, false, 86400000, '2026-03-02 12:00:00+00', 0, '2026-03-02 12:00:00+00', NULL, '2026-03-03 12:00:00+00', NULL, NULL, false, false, 0, 0, '2026-03-02 16:00:00+00', 1, 18, '2026-03-02 12:00:00+00', 2, 'Al timbrar la factura 8812 sale un error.', '2026-03-02 12:00:00+00', 9, '555cf0e0f66bca3a2b6dd77ed32f32979346379a39e38c91518bb9b3c205855f', 1, 6, NULL, 1, 2);


--
-- Data for Name: ticket_link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.ticket_link VALUES (1, 'CONTINUES', 2, 2);


--
-- Data for Name: tortoise_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tortoise_migrations VALUES (1, 'models', '0001_initial', '2026-11-28 20:09:26.205471+00');
INSERT INTO public.tortoise_migrations VALUES (2, 'models', '0002_engines', '2026-11-28 20:09:26.220382+00');


--
-- Data for Name: used_link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.used_link VALUES (1, 'ES', '2026-03-02 12:00:00+00');


--
-- Data for Name: watcher; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.watcher VALUES (1, 2, 3, 11);


--
-- Name: absence_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.absence_id_seq', 1, true);


--
-- Name: access_token_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.access_token_id_seq', 1, true);


--
-- Name: area_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.area_id_seq', 6, true);


--
-- Name: area_member_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.area_member_id_seq', 26, true);


--
-- Name: article_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.article_id_seq', 6, true);


--
-- Name: article_rating_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.article_rating_id_seq', 1, true);


--
-- Name: attachment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.attachment_id_seq', 1, true);


--
-- Name: client_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.client_id_seq', 1, true);


--
-- Name: complaint_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.complaint_id_seq', 1, true);


--
-- Name: consultation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.consultation_id_seq', 2, true);


--
-- Name: counter_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.counter_id_seq', 12, true);


--
-- Name: deflection_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.deflection_id_seq', 1, true);


--
-- Name: draft_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.draft_id_seq', 1, true);


--
-- Name: escalation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.escalation_id_seq', 1, true);


--
-- Name: event_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.event_id_seq', 84, true);


--
-- Name: follow_up_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.follow_up_id_seq', 1, true);


--
-- Name: holiday_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.holiday_id_seq', 1, true);


--
-- Name: idempotent_call_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.idempotent_call_id_seq', 1, true);


--
-- Name: inbound_mail_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.inbound_mail_id_seq', 1, true);


--
-- Name: job_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.job_id_seq', 66, true);


--
-- Name: mail_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.mail_id_seq', 1, true);


--
-- Name: message_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.message_id_seq', 19, true);


--
-- Name: muting_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.muting_id_seq', 1, true);


--
-- Name: organization_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.organization_id_seq', 2, true);


--
-- Name: person_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.person_id_seq', 10, true);


--
-- Name: policy_revision_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.policy_revision_id_seq', 5, true);


--
-- Name: priority_review_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.priority_review_id_seq', 1, true);


--
-- Name: resolution_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.resolution_id_seq', 1, true);


--
-- Name: responder_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.responder_id_seq', 1, true);


--
-- Name: saved_form_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.saved_form_id_seq', 1, true);


--
-- Name: search_doc_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.search_doc_id_seq', 1, false);


--
-- Name: seen_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.seen_id_seq', 1, true);


--
-- Name: session_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.session_id_seq', 1, true);


--
-- Name: shift_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.shift_id_seq', 1, true);


--
-- Name: sign_in_attempt_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sign_in_attempt_id_seq', 1, true);


--
-- Name: sign_in_code_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.sign_in_code_id_seq', 1, true);


--
-- Name: suppression_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.suppression_id_seq', 1, true);


--
-- Name: survey_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.survey_id_seq', 1, true);


--
-- Name: ticket_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ticket_id_seq', 12, true);


--
-- Name: ticket_link_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ticket_link_id_seq', 1, true);


--
-- Name: tortoise_migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.tortoise_migrations_id_seq', 2, true);


--
-- Name: used_link_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.used_link_id_seq', 1, true);


--
-- Name: watcher_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.watcher_id_seq', 1, true);


--
-- Name: absence absence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absence
    ADD CONSTRAINT absence_pkey PRIMARY KEY (id);


--
-- Name: access_token access_token_digest_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT access_token_digest_key UNIQUE (digest);


--
-- Name: access_token access_token_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT access_token_pkey PRIMARY KEY (id);


--
-- Name: area area_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.area
    ADD CONSTRAINT area_code_key UNIQUE (code);


--
-- Name: area_member area_member_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.area_member
    ADD CONSTRAINT area_member_pkey PRIMARY KEY (id);


--
-- Name: area area_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.area
    ADD CONSTRAINT area_pkey PRIMARY KEY (id);


--
-- Name: article article_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_pkey PRIMARY KEY (id);


--
-- Name: article_rating article_rating_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_rating
    ADD CONSTRAINT article_rating_pkey PRIMARY KEY (id);


--
-- Name: attachment attachment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_pkey PRIMARY KEY (id);


--
-- Name: attachment attachment_store_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_store_key_key UNIQUE (store_key);


--
-- Name: client client_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.client
    ADD CONSTRAINT client_name_key UNIQUE (name);


--
-- Name: client client_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.client
    ADD CONSTRAINT client_pkey PRIMARY KEY (id);


--
-- Name: complaint complaint_code_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_code_key UNIQUE (code);


--
-- Name: complaint complaint_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_pkey PRIMARY KEY (id);


--
-- Name: complaint complaint_ticket_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_ticket_id_key UNIQUE (ticket_id);


--
-- Name: consultation consultation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultation
    ADD CONSTRAINT consultation_pkey PRIMARY KEY (id);


--
-- Name: counter counter_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counter
    ADD CONSTRAINT counter_pkey PRIMARY KEY (id);


--
-- Name: counter counter_series_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.counter
    ADD CONSTRAINT counter_series_key UNIQUE (series);


--
-- Name: deflection deflection_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deflection
    ADD CONSTRAINT deflection_pkey PRIMARY KEY (id);


--
-- Name: draft draft_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (id);


--
-- Name: escalation escalation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.escalation
    ADD CONSTRAINT escalation_pkey PRIMARY KEY (id);


--
-- Name: event event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id);


--
-- Name: event event_unique_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_unique_key_key UNIQUE (unique_key);


--
-- Name: follow_up follow_up_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.follow_up
    ADD CONSTRAINT follow_up_pkey PRIMARY KEY (id);


--
-- Name: holiday holiday_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.holiday
    ADD CONSTRAINT holiday_pkey PRIMARY KEY (id);


--
-- Name: idempotent_call idempotent_call_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotent_call
    ADD CONSTRAINT idempotent_call_pkey PRIMARY KEY (id);


--
-- Name: inbound_mail inbound_mail_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbound_mail
    ADD CONSTRAINT inbound_mail_key_key UNIQUE (key);


--
-- Name: inbound_mail inbound_mail_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.inbound_mail
    ADD CONSTRAINT inbound_mail_pkey PRIMARY KEY (id);


--
-- Name: job job_dedupe_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_dedupe_key UNIQUE (dedupe);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);


--
-- Name: mail mail_job_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_job_id_key UNIQUE (job_id);


--
-- Name: mail mail_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail
    ADD CONSTRAINT mail_pkey PRIMARY KEY (id);


--
-- Name: message message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (id);


--
-- Name: muting muting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.muting
    ADD CONSTRAINT muting_pkey PRIMARY KEY (id);


--
-- Name: organization organization_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organization
    ADD CONSTRAINT organization_pkey PRIMARY KEY (id);


--
-- Name: person person_email_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_email_key UNIQUE (email);


--
-- Name: person person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);


--
-- Name: policy_revision policy_revision_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_revision
    ADD CONSTRAINT policy_revision_pkey PRIMARY KEY (id);


--
-- Name: priority_review priority_review_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.priority_review
    ADD CONSTRAINT priority_review_pkey PRIMARY KEY (id);


--
-- Name: priority_review priority_review_ticket_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.priority_review
    ADD CONSTRAINT priority_review_ticket_id_key UNIQUE (ticket_id);


--
-- Name: resolution resolution_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resolution
    ADD CONSTRAINT resolution_pkey PRIMARY KEY (id);


--
-- Name: responder responder_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.responder
    ADD CONSTRAINT responder_pkey PRIMARY KEY (id);


--
-- Name: saved_form saved_form_browser_digest_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_form
    ADD CONSTRAINT saved_form_browser_digest_key UNIQUE (browser_digest);


--
-- Name: saved_form saved_form_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.saved_form
    ADD CONSTRAINT saved_form_pkey PRIMARY KEY (id);


--
-- Name: search_doc search_doc_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.search_doc
    ADD CONSTRAINT search_doc_pkey PRIMARY KEY (id);


--
-- Name: seen seen_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seen
    ADD CONSTRAINT seen_pkey PRIMARY KEY (id);


--
-- Name: session session_digest_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_digest_key UNIQUE (digest);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);


--
-- Name: shift shift_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shift
    ADD CONSTRAINT shift_pkey PRIMARY KEY (id);


--
-- Name: sign_in_attempt sign_in_attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_attempt
    ADD CONSTRAINT sign_in_attempt_pkey PRIMARY KEY (id);


--
-- Name: sign_in_code sign_in_code_browser_digest_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_code
    ADD CONSTRAINT sign_in_code_browser_digest_key UNIQUE (browser_digest);


--
-- Name: sign_in_code sign_in_code_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_code
    ADD CONSTRAINT sign_in_code_pkey PRIMARY KEY (id);


--
-- Name: suppression suppression_address_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.suppression
    ADD CONSTRAINT suppression_address_key UNIQUE (address);


--
-- Name: suppression suppression_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.suppression
    ADD CONSTRAINT suppression_pkey PRIMARY KEY (id);


--
-- Name: survey survey_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey
    ADD CONSTRAINT survey_pkey PRIMARY KEY (id);


--
-- Name: ticket_link ticket_link_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket_link
    ADD CONSTRAINT ticket_link_pkey PRIMARY KEY (id);


--
-- Name: ticket ticket_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_number_key UNIQUE (number);


--
-- Name: ticket ticket_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_pkey PRIMARY KEY (id);


--
-- Name: tortoise_migrations tortoise_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tortoise_migrations
    ADD CONSTRAINT tortoise_migrations_pkey PRIMARY KEY (id);


--
-- Name: area_member uid_area_member_area_id_9b1a79; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.area_member
    ADD CONSTRAINT uid_area_member_area_id_9b1a79 UNIQUE (area_id, person_id);


--
-- Name: article_rating uid_article_rat_article_de0330; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_rating
    ADD CONSTRAINT uid_article_rat_article_de0330 UNIQUE (article_id, person_id);


--
-- Name: draft uid_draft_person__15550a; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT uid_draft_person__15550a UNIQUE (person_id, place);


--
-- Name: event uid_event_ticket__f29988; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT uid_event_ticket__f29988 UNIQUE (ticket_id, seq);


--
-- Name: holiday uid_holiday_country_a03f7d; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.holiday
    ADD CONSTRAINT uid_holiday_country_a03f7d UNIQUE (country, day);


--
-- Name: idempotent_call uid_idempotent__caller_6f7667; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotent_call
    ADD CONSTRAINT uid_idempotent__caller_6f7667 UNIQUE (caller, mutation, key);


--
-- Name: muting uid_muting_ticket__3be1da; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.muting
    ADD CONSTRAINT uid_muting_ticket__3be1da UNIQUE (ticket_id, person_id);


--
-- Name: policy_revision uid_policy_revi_kind_60eb57; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_revision
    ADD CONSTRAINT uid_policy_revi_kind_60eb57 UNIQUE (kind, revision);


--
-- Name: resolution uid_resolution_ticket__9bed1f; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resolution
    ADD CONSTRAINT uid_resolution_ticket__9bed1f UNIQUE (ticket_id, round);


--
-- Name: responder uid_responder_ticket__907392; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.responder
    ADD CONSTRAINT uid_responder_ticket__907392 UNIQUE (ticket_id, person_id);


--
-- Name: search_doc uid_search_doc_kind_037714; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.search_doc
    ADD CONSTRAINT uid_search_doc_kind_037714 UNIQUE (kind, ref);


--
-- Name: seen uid_seen_person__ee5b9c; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seen
    ADD CONSTRAINT uid_seen_person__ee5b9c UNIQUE (person_id, ticket_id);


--
-- Name: survey uid_survey_resolut_72c00c; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey
    ADD CONSTRAINT uid_survey_resolut_72c00c UNIQUE (resolution_id, revision);


--
-- Name: ticket_link uid_ticket_link_ticket__f83781; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket_link
    ADD CONSTRAINT uid_ticket_link_ticket__f83781 UNIQUE (ticket_id, other_id, kind);


--
-- Name: tortoise_migrations uid_tortoise_mi_app_3803a5; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tortoise_migrations
    ADD CONSTRAINT uid_tortoise_mi_app_3803a5 UNIQUE (app, name);


--
-- Name: watcher uid_watcher_ticket__68d7d3; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watcher
    ADD CONSTRAINT uid_watcher_ticket__68d7d3 UNIQUE (ticket_id, person_id);


--
-- Name: used_link used_link_digest_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.used_link
    ADD CONSTRAINT used_link_digest_key UNIQUE (digest);


--
-- Name: used_link used_link_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.used_link
    ADD CONSTRAINT used_link_pkey PRIMARY KEY (id);


--
-- Name: watcher watcher_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watcher
    ADD CONSTRAINT watcher_pkey PRIMARY KEY (id);


--
-- Name: idx_absence_person__e0de9c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_absence_person__e0de9c ON public.absence USING btree (person_id);


--
-- Name: idx_area_member_person__36c7d9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_area_member_person__36c7d9 ON public.area_member USING btree (person_id);


--
-- Name: idx_article_status_4bce52; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_article_status_4bce52 ON public.article USING btree (status, id);


--
-- Name: idx_attachment_event_i_89d2f7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_attachment_event_i_89d2f7 ON public.attachment USING btree (event_id);


--
-- Name: idx_attachment_message_3d2f98; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_attachment_message_3d2f98 ON public.attachment USING btree (message_id);


--
-- Name: idx_attachment_ticket__8772b3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_attachment_ticket__8772b3 ON public.attachment USING btree (ticket_id, id);


--
-- Name: idx_attachment_uploade_f0d236; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_attachment_uploade_f0d236 ON public.attachment USING btree (uploader_id, uploaded_at);


--
-- Name: idx_complaint_about_i_388208; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_complaint_about_i_388208 ON public.complaint USING btree (about_id);


--
-- Name: idx_consultatio_ticket__f86afb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_consultatio_ticket__f86afb ON public.consultation USING btree (ticket_id, id);


--
-- Name: idx_deflection_article_4462bb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_deflection_article_4462bb ON public.deflection USING btree (article_id, id);


--
-- Name: idx_draft_saved_a_5a0eaa; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_draft_saved_a_5a0eaa ON public.draft USING btree (saved_at);


--
-- Name: idx_escalation_ticket__98dfe3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_escalation_ticket__98dfe3 ON public.escalation USING btree (ticket_id, id);


--
-- Name: idx_follow_up_due_at_241894; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_follow_up_due_at_241894 ON public.follow_up USING btree (due_at, id);


--
-- Name: idx_follow_up_ticket__16e097; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_follow_up_ticket__16e097 ON public.follow_up USING btree (ticket_id);


--
-- Name: idx_idempotent__called__dccd61; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_idempotent__called__dccd61 ON public.idempotent_call USING btree (called_at);


--
-- Name: idx_inbound_mai_state_65d759; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_inbound_mai_state_65d759 ON public.inbound_mail USING btree (state, id);


--
-- Name: idx_inbound_mai_ticket__55800e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_inbound_mai_ticket__55800e ON public.inbound_mail USING btree (ticket_id);


--
-- Name: idx_mail_person__ad5966; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_mail_person__ad5966 ON public.mail USING btree (person_id, made_at);


--
-- Name: idx_mail_recipie_9b6616; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_mail_recipie_9b6616 ON public.mail USING btree (recipient, made_at);


--
-- Name: idx_mail_ticket__a51e8d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_mail_ticket__a51e8d ON public.mail USING btree (ticket_id, id);


--
-- Name: idx_message_ticket__b681cc; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_message_ticket__b681cc ON public.message USING btree (ticket_id, id);


--
-- Name: idx_muting_person__a91f70; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_muting_person__a91f70 ON public.muting USING btree (person_id, ticket_id);


--
-- Name: idx_person_organiz_26d037; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_person_organiz_26d037 ON public.person USING btree (organization_id, id);


--
-- Name: idx_person_role_357a95; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_person_role_357a95 ON public.person USING btree (role, id);


--
-- Name: idx_responder_person__a75e37; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_responder_person__a75e37 ON public.responder USING btree (person_id, ticket_id);


--
-- Name: idx_session_person__9420e7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_session_person__9420e7 ON public.session USING btree (person_id);


--
-- Name: idx_shift_person__205493; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_shift_person__205493 ON public.shift USING btree (person_id);


--
-- Name: idx_sign_in_att_subject_2b0203; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_sign_in_att_subject_2b0203 ON public.sign_in_attempt USING btree (subject, failed_at);


--
-- Name: idx_survey_ticket__dd0d99; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_survey_ticket__dd0d99 ON public.survey USING btree (ticket_id, id);


--
-- Name: idx_ticket_area_id_1177ef; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_ticket_area_id_1177ef ON public.ticket USING btree (area_id, status, next_due_at);


--
-- Name: idx_ticket_assigne_207497; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_ticket_assigne_207497 ON public.ticket USING btree (assignee_id, status, next_due_at);


--
-- Name: idx_ticket_organiz_871793; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_ticket_organiz_871793 ON public.ticket USING btree (organization_id, id);


--
-- Name: idx_ticket_request_89a921; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_ticket_request_89a921 ON public.ticket USING btree (requester_id, id);


--
-- Name: idx_ticket_status_8a6b55; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_ticket_status_8a6b55 ON public.ticket USING btree (status, next_due_at, id);


--
-- Name: idx_ticket_updated_a10781; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_ticket_updated_a10781 ON public.ticket USING btree (updated_at, id);


--
-- Name: idx_watcher_person__a0235e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idx_watcher_person__a0235e ON public.watcher USING btree (person_id, ticket_id);


--
-- Name: job_claimed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_claimed ON public.job USING btree (locked_until, id) WHERE (((state)::text = 'READY'::text) AND (locked_until IS NOT NULL));


--
-- Name: job_dead; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_dead ON public.job USING btree (id) WHERE ((state)::text = 'DEAD'::text);


--
-- Name: job_done; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_done ON public.job USING btree (settled_at) WHERE ((state)::text = 'DONE'::text);


--
-- Name: job_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX job_due ON public.job USING btree (run_at, id) WHERE ((state)::text = 'READY'::text);


--
-- Name: search_doc_terms; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_doc_terms ON public.search_doc USING gin (terms);


--
-- Name: ticket_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ticket_due ON public.ticket USING btree (next_due_at, id) WHERE ((status)::text <> ALL ((ARRAY['CLOSED'::character varying, 'WITHDRAWN'::character varying, 'MERGED'::character varying])::text[]));


--
-- Name: event event_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION public.event_is_append_only();


--
-- Name: event event_not_truncated; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER event_not_truncated BEFORE TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION public.event_is_append_only();


--
-- Name: absence absence_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.absence
    ADD CONSTRAINT absence_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: access_token access_token_client_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT access_token_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.client(id) ON DELETE CASCADE;


--
-- Name: access_token access_token_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT access_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: area_member area_member_area_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.area_member
    ADD CONSTRAINT area_member_area_id_fkey FOREIGN KEY (area_id) REFERENCES public.area(id) ON DELETE CASCADE;


--
-- Name: area_member area_member_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.area_member
    ADD CONSTRAINT area_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: article article_area_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_area_id_fkey FOREIGN KEY (area_id) REFERENCES public.area(id) ON DELETE RESTRICT;


--
-- Name: article article_author_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: article_rating article_rating_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_rating
    ADD CONSTRAINT article_rating_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;


--
-- Name: article_rating article_rating_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article_rating
    ADD CONSTRAINT article_rating_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: article article_reviewer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_reviewer_id_fkey FOREIGN KEY (reviewer_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: attachment attachment_event_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id) ON DELETE RESTRICT;


--
-- Name: attachment attachment_message_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.message(id) ON DELETE RESTRICT;


--
-- Name: attachment attachment_origin_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_origin_id_fkey FOREIGN KEY (origin_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: attachment attachment_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: attachment attachment_uploader_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_uploader_id_fkey FOREIGN KEY (uploader_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: client client_organization_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.client
    ADD CONSTRAINT client_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id) ON DELETE RESTRICT;


--
-- Name: complaint complaint_about_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_about_id_fkey FOREIGN KEY (about_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: complaint complaint_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.complaint
    ADD CONSTRAINT complaint_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: consultation consultation_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultation
    ADD CONSTRAINT consultation_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE RESTRICT;


--
-- Name: consultation consultation_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultation
    ADD CONSTRAINT consultation_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: consultation consultation_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultation
    ADD CONSTRAINT consultation_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: deflection deflection_article_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deflection
    ADD CONSTRAINT deflection_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;


--
-- Name: deflection deflection_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.deflection
    ADD CONSTRAINT deflection_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: draft draft_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: escalation escalation_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.escalation
    ADD CONSTRAINT escalation_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: event event_message_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.message(id) ON DELETE RESTRICT;


--
-- Name: event event_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: follow_up follow_up_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.follow_up
    ADD CONSTRAINT follow_up_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: message message_author_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: message message_origin_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_origin_id_fkey FOREIGN KEY (origin_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: message message_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: muting muting_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.muting
    ADD CONSTRAINT muting_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: muting muting_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.muting
    ADD CONSTRAINT muting_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE CASCADE;


--
-- Name: person person_organization_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id) ON DELETE RESTRICT;


--
-- Name: policy_revision policy_revision_approver_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_revision
    ADD CONSTRAINT policy_revision_approver_id_fkey FOREIGN KEY (approver_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: policy_revision policy_revision_author_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.policy_revision
    ADD CONSTRAINT policy_revision_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: priority_review priority_review_answer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.priority_review
    ADD CONSTRAINT priority_review_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES public.message(id) ON DELETE RESTRICT;


--
-- Name: priority_review priority_review_answered_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.priority_review
    ADD CONSTRAINT priority_review_answered_by_id_fkey FOREIGN KEY (answered_by_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: priority_review priority_review_asked_by_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.priority_review
    ADD CONSTRAINT priority_review_asked_by_id_fkey FOREIGN KEY (asked_by_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: priority_review priority_review_reason_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.priority_review
    ADD CONSTRAINT priority_review_reason_id_fkey FOREIGN KEY (reason_id) REFERENCES public.message(id) ON DELETE RESTRICT;


--
-- Name: priority_review priority_review_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.priority_review
    ADD CONSTRAINT priority_review_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: resolution resolution_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.resolution
    ADD CONSTRAINT resolution_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: responder responder_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.responder
    ADD CONSTRAINT responder_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: responder responder_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.responder
    ADD CONSTRAINT responder_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: seen seen_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seen
    ADD CONSTRAINT seen_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: seen seen_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seen
    ADD CONSTRAINT seen_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE CASCADE;


--
-- Name: session session_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: shift shift_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.shift
    ADD CONSTRAINT shift_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: sign_in_code sign_in_code_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_code
    ADD CONSTRAINT sign_in_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: survey survey_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey
    ADD CONSTRAINT survey_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: survey survey_resolution_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey
    ADD CONSTRAINT survey_resolution_id_fkey FOREIGN KEY (resolution_id) REFERENCES public.resolution(id) ON DELETE RESTRICT;


--
-- Name: survey survey_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.survey
    ADD CONSTRAINT survey_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: ticket ticket_area_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_area_id_fkey FOREIGN KEY (area_id) REFERENCES public.area(id) ON DELETE RESTRICT;


--
-- Name: ticket ticket_assignee_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: ticket_link ticket_link_other_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket_link
    ADD CONSTRAINT ticket_link_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: ticket_link ticket_link_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket_link
    ADD CONSTRAINT ticket_link_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: ticket ticket_merged_into_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
-- Name: ticket ticket_organization_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id) ON DELETE RESTRICT;


--
-- Name: ticket ticket_requester_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT ticket_requester_id_fkey FOREIGN KEY (requester_id) REFERENCES public.person(id) ON DELETE RESTRICT;


--
-- Name: watcher watcher_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watcher
    ADD CONSTRAINT watcher_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;


--
-- Name: watcher watcher_ticket_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.watcher
    ADD CONSTRAINT watcher_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.ticket(id) ON DELETE RESTRICT;


--
