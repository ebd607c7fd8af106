"""The store's shape, as named migrations applied in order, each with its record.

The SQL keeps to what DuckDB and PostgreSQL both speak. The rating tables have no keys: the transaction that writes
them keeps them clean, and ``city_id`` stands on each row so that a city is one scan.
"""

MIGRATIONS: tuple[tuple[str, str], ...] = (
    (
        "0001_spine",
        """
        CREATE TABLE changes (revision BIGINT NOT NULL, changed_at TIMESTAMP NOT NULL, what VARCHAR NOT NULL);
        CREATE TABLE cities (
            id VARCHAR PRIMARY KEY, slug VARCHAR NOT NULL UNIQUE, name VARCHAR NOT NULL, sample BOOLEAN NOT NULL);
        CREATE TABLE submissions (
            id VARCHAR NOT NULL, city_id VARCHAR NOT NULL, instrument VARCHAR NOT NULL, language VARCHAR NOT NULL,
            door VARCHAR NOT NULL, file_hash VARCHAR NOT NULL, mode VARCHAR NOT NULL, round VARCHAR NOT NULL,
            round_slug VARCHAR NOT NULL, pilot VARCHAR NOT NULL, unit VARCHAR NOT NULL, role VARCHAR NOT NULL,
            organisation VARCHAR NOT NULL, filled_on DATE, approver VARCHAR NOT NULL, comparable BOOLEAN NOT NULL,
            saved_at TIMESTAMP NOT NULL, saved_by VARCHAR NOT NULL);
        CREATE TABLE supersessions (
            submission_id VARCHAR NOT NULL, superseded_by VARCHAR NOT NULL, superseded_at TIMESTAMP NOT NULL);
        CREATE TABLE skill_ratings (
            city_id VARCHAR NOT NULL, submission_id VARCHAR NOT NULL, skill VARCHAR NOT NULL,
            importance SMALLINT, capacity SMALLINT, importance_missing VARCHAR, capacity_missing VARCHAR);
        CREATE TABLE priorities (
            city_id VARCHAR NOT NULL, submission_id VARCHAR NOT NULL, stage VARCHAR NOT NULL, place SMALLINT NOT NULL,
            skill VARCHAR NOT NULL);
        CREATE TABLE governance_answers (
            city_id VARCHAR NOT NULL, submission_id VARCHAR NOT NULL, item VARCHAR NOT NULL,
            number INTEGER, words VARCHAR, missing VARCHAR);
        CREATE TABLE inclusion (
            city_id VARCHAR NOT NULL, submission_id VARCHAR NOT NULL, people VARCHAR NOT NULL,
            reached BOOLEAN, reached_missing VARCHAR, participants INTEGER, population INTEGER);
        CREATE TABLE stakeholders (
            city_id VARCHAR NOT NULL, submission_id VARCHAR NOT NULL, name VARCHAR NOT NULL, helix VARCHAR NOT NULL,
            is_lead BOOLEAN NOT NULL, head_count INTEGER);
        CREATE TABLE participation (
            city_id VARCHAR NOT NULL, submission_id VARCHAR NOT NULL, stakeholder VARCHAR NOT NULL,
            stage VARCHAR NOT NULL, depth SMALLINT, depth_missing VARCHAR, decision_right SMALLINT,
            decision_right_missing VARCHAR);
        CREATE TABLE ties (
            city_id VARCHAR NOT NULL, submission_id VARCHAR NOT NULL, stakeholder VARCHAR NOT NULL,
            partner VARCHAR NOT NULL);
        CREATE TABLE comments (
            city_id VARCHAR NOT NULL, submission_id VARCHAR NOT NULL, item VARCHAR NOT NULL, words VARCHAR NOT NULL);
        CREATE TABLE findings (
            submission_id VARCHAR NOT NULL, code VARCHAR NOT NULL, severity VARCHAR NOT NULL, sheet VARCHAR NOT NULL,
            cell VARCHAR NOT NULL, item VARCHAR NOT NULL, typed VARCHAR NOT NULL);
        CREATE TABLE pilots (
            pilot_id VARCHAR PRIMARY KEY, evidence_tier VARCHAR, programme VARCHAR, grant_no VARCHAR, city VARCHAR,
            country_iso2 VARCHAR, lat VARCHAR, lon VARCHAR, geo_note VARCHAR, population_band VARCHAR,
            pilot_name VARCHAR, theme VARCHAR, service_area VARCHAR, description VARCHAR, status VARCHAR,
            status_last_seen VARCHAR, start_date VARCHAR, end_date VARCHAR, date_precision VARCHAR,
            stages_noncity VARCHAR, stages_civil_society VARCHAR, cell_count VARCHAR, lead_org VARCHAR,
            source_url VARCHAR, other_source_urls VARCHAR, context_urls VARCHAR, evidence_kind VARCHAR,
            evidence_kinds_all VARCHAR, publisher_count VARCHAR, conflict_note VARCHAR);
        CREATE TABLE pilot_stakeholders (
            pilot_id VARCHAR, stakeholder_id VARCHAR, name VARCHAR, helix VARCHAR, is_lead VARCHAR, kind VARCHAR,
            head_count VARCHAR, note VARCHAR, source_url VARCHAR);
        CREATE TABLE pilot_participation (
            pilot_id VARCHAR, stakeholder_id VARCHAR, stakeholder VARCHAR, helix VARCHAR, stage VARCHAR, depth VARCHAR,
            decision_right VARCHAR, basis VARCHAR, source_url VARCHAR, confidence VARCHAR);
        CREATE TABLE pilot_quantities (
            quantity_id VARCHAR, pilot_id VARCHAR, name VARCHAR, value VARCHAR, qualifier VARCHAR, unit VARCHAR,
            as_of VARCHAR, scope VARCHAR, note VARCHAR, source_url VARCHAR);
        CREATE TABLE pilot_sources (
            source_id VARCHAR, url VARCHAR, title VARCHAR, publisher VARCHAR, evidence_kind VARCHAR, language VARCHAR,
            seen_on VARCHAR, extent VARCHAR, role VARCHAR, supports_pilots VARCHAR, what_it_supports VARCHAR,
            licence_stated VARCHAR);
        CREATE TABLE pilot_codes (field VARCHAR, code VARCHAR, label VARCHAR, definition VARCHAR);
        CREATE TABLE pilot_editions (digest VARCHAR NOT NULL);
        """,
    ),
    ("0002_asked", "ALTER TABLE submissions ADD COLUMN asked INTEGER"),
    (
        "0003_loads",
        """
        CREATE TABLE loads (
            id VARCHAR PRIMARY KEY, loaded_at TIMESTAMP NOT NULL, loaded_by VARCHAR NOT NULL, files INTEGER NOT NULL);
        CREATE TABLE mappings (
            shape VARCHAR PRIMARY KEY, means VARCHAR NOT NULL, remembered_at TIMESTAMP NOT NULL,
            remembered_by VARCHAR NOT NULL);
        ALTER TABLE submissions ADD COLUMN load_id VARCHAR DEFAULT '';
        ALTER TABLE submissions ADD COLUMN part INTEGER DEFAULT 0;
        ALTER TABLE submissions ADD COLUMN person VARCHAR DEFAULT '';
        ALTER TABLE submissions ADD COLUMN file_name VARCHAR DEFAULT '';
        ALTER TABLE findings ADD COLUMN read_as VARCHAR DEFAULT '';
        ALTER TABLE submissions ALTER COLUMN load_id SET NOT NULL;
        ALTER TABLE submissions ALTER COLUMN part SET NOT NULL;
        ALTER TABLE submissions ALTER COLUMN person SET NOT NULL;
        ALTER TABLE submissions ALTER COLUMN file_name SET NOT NULL;
        ALTER TABLE findings ALTER COLUMN read_as SET NOT NULL;
        """,
    ),
    (
        "0004_notes",
        """
        CREATE TABLE notes (
            id VARCHAR PRIMARY KEY, figure VARCHAR NOT NULL, shown VARCHAR NOT NULL, city VARCHAR NOT NULL,
            round VARCHAR NOT NULL, role VARCHAR NOT NULL, words VARCHAR NOT NULL, written_at TIMESTAMP NOT NULL,
            written_by VARCHAR NOT NULL);
        CREATE TABLE city_contexts (
            city VARCHAR PRIMARY KEY, country VARCHAR NOT NULL, population_band VARCHAR NOT NULL,
            themes VARCHAR NOT NULL, told_at TIMESTAMP NOT NULL, told_by VARCHAR NOT NULL);
        """,
    ),
    (
        "0005_counted",
        """
        CREATE TABLE counted (
            number INTEGER NOT NULL, city_id VARCHAR NOT NULL, round_slug VARCHAR NOT NULL, mode VARCHAR NOT NULL,
            instrument VARCHAR NOT NULL, return_id VARCHAR NOT NULL, round VARCHAR NOT NULL,
            organisation VARCHAR NOT NULL, pilot VARCHAR NOT NULL, unit VARCHAR NOT NULL, may_compare SMALLINT NOT NULL,
            respondents INTEGER NOT NULL, asked INTEGER, first_on DATE NOT NULL, last_on DATE NOT NULL,
            doors VARCHAR NOT NULL);
        CREATE TABLE counted_pairs (
            group_number INTEGER NOT NULL, skill VARCHAR NOT NULL, importance SMALLINT, capacity SMALLINT,
            missing VARCHAR, respondents INTEGER NOT NULL);
        INSERT INTO counted
        SELECT ROW_NUMBER() OVER (ORDER BY city_id, round_slug), city_id, round_slug, mode, instrument,
               CASE WHEN mode = 'organisational' THEN id ELSE '' END,
               MAX(round), MAX(organisation), MAX(pilot), MAX(unit),
               MIN(CASE WHEN comparable AND TRIM(approver) <> '' THEN 1 ELSE 0 END), COUNT(*),
               CASE WHEN mode = 'individual' THEN MAX(asked) END,
               MIN(COALESCE(filled_on, CAST(saved_at AS DATE))), MAX(COALESCE(filled_on, CAST(saved_at AS DATE))),
               STRING_AGG(DISTINCT door, ',')
        FROM submissions WHERE id NOT IN (SELECT submission_id FROM supersessions)
        GROUP BY city_id, round_slug, mode, instrument, CASE WHEN mode = 'organisational' THEN id ELSE '' END;
        INSERT INTO counted_pairs
        SELECT number, skill, rated, able, missing, COUNT(*)
        FROM (SELECT submission_id, skill, CASE WHEN capacity IS NOT NULL THEN importance END AS rated,
                     CASE WHEN importance IS NOT NULL THEN capacity END AS able,
                     CASE WHEN importance IS NULL OR capacity IS NULL
                          THEN COALESCE(NULLIF(importance_missing, 'not_answered'),
                                        NULLIF(capacity_missing, 'not_answered'), 'not_answered') END AS missing
              FROM skill_ratings) AS answered
        JOIN submissions ON submissions.id = submission_id
        JOIN counted ON counted.city_id = submissions.city_id AND counted.round_slug = submissions.round_slug
             AND counted.mode = submissions.mode AND counted.instrument = submissions.instrument
             AND counted.return_id = CASE WHEN submissions.mode = 'organisational' THEN submissions.id ELSE '' END
        WHERE submissions.id NOT IN (SELECT submission_id FROM supersessions)
        GROUP BY number, skill, rated, able, missing
        ORDER BY number, skill;
        """,
    ),
    (
        "0006_rooms",
        """
        CREATE TABLE rooms (
            id VARCHAR PRIMARY KEY, code VARCHAR NOT NULL UNIQUE, prepared VARCHAR NOT NULL,
            opened_at TIMESTAMP NOT NULL, takes_seats BOOLEAN NOT NULL, until TIMESTAMP, saved BOOLEAN NOT NULL);
        CREATE TABLE room_steps (
            room_id VARCHAR NOT NULL, place INTEGER NOT NULL, course VARCHAR NOT NULL, step VARCHAR NOT NULL,
            taken_at TIMESTAMP NOT NULL);
        CREATE TABLE room_seats (
            room_id VARCHAR NOT NULL, seat VARCHAR NOT NULL, role VARCHAR NOT NULL, keyed BOOLEAN NOT NULL);
        CREATE TABLE room_votes (
            room_id VARCHAR NOT NULL, seat VARCHAR NOT NULL, question VARCHAR NOT NULL, round SMALLINT NOT NULL,
            first_rating SMALLINT, first_missing VARCHAR, second_rating SMALLINT, second_missing VARCHAR,
            number BIGINT NOT NULL);
        CREATE SEQUENCE vote_numbers;
        CREATE TABLE room_reveals (
            room_id VARCHAR NOT NULL, question VARCHAR NOT NULL, round SMALLINT NOT NULL, upto BIGINT NOT NULL);
        """,
    ),
    (
        "0007_counted_picks",
        """
        CREATE TABLE counted_picks (
            group_number INTEGER NOT NULL, stage VARCHAR NOT NULL, skill VARCHAR, respondents INTEGER NOT NULL);
        INSERT INTO counted_picks
        SELECT number, stage, skill, COUNT(DISTINCT submission_id)
        FROM priorities
        JOIN submissions ON submissions.id = submission_id
        JOIN counted ON counted.city_id = submissions.city_id AND counted.round_slug = submissions.round_slug
             AND counted.mode = submissions.mode AND counted.instrument = submissions.instrument
             AND counted.return_id = CASE WHEN submissions.mode = 'organisational' THEN submissions.id ELSE '' END
        WHERE submissions.id NOT IN (SELECT submission_id FROM supersessions)
        GROUP BY GROUPING SETS ((number, stage, skill), (number, stage))
        ORDER BY number, stage, skill;
        """,
    ),
)
