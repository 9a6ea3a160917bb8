/* limits.h - every limit of the engine, in one place. docs/limits.md says what each is for. */
#ifndef SHOP_LIB_CORE_LIMITS_H
#define SHOP_LIB_CORE_LIMITS_H

enum {
    CALL_STACK_BYTES = 8 * 1024,           /* scratch on the caller's stack before malloc is asked */
    CALL_SCRATCH_MAX_BYTES = 64 * 1024 * 1024, /* scratch of one call */
    CALL_KEPT_MAX_BYTES = 4 * 1024 * 1024, /* what one call remembers between transactions */
    CALL_TIMEOUT_MS = 10 * 1000,           /* when neither the call nor the shop says */
    CALL_OUTSIDE_MAX = 16,                 /* pieces of outside work in one call */
    CALL_DEPTH_MAX = 8,                    /* services calling services */
    ROWS_MAX = 10 * 1000,                  /* rows that one statement may put into memory */
    EVENT_BATCH = 256,                     /* events in one consumer's transaction */
    EVENT_BATCH_MS = 5,                    /* or so long, so that checkouts need not wait */
    EVENT_ATTEMPTS = 5,                    /* until an event is dead for a consumer */
    EVENT_RETRY_MS = 100,                  /* before the second attempt; doubles each time */
    BACKGROUND_POLL_MS = 1000,             /* look for what other processes wrote */
    BACKGROUND_GATHER_MS = 20,             /* between two passes over events under load */
    EVENT_DATA_MAX_BYTES = 256 * 1024,     /* JSON of one event */
    EVENT_KEEP_MS = 7 * 24 * 3600 * 1000,  /* delivered events stay as long, for replay */
    CLAIM_KEEP_MS = 24 * 3600 * 1000,      /* idempotency keys are remembered as long */
    CLAIM_ANSWER_MAX_BYTES = 1024 * 1024,  /* a stored answer */
    RECORD_DEPTH_MAX = 8,                  /* records within records, where they are walked */
    SESSION_TRUST_MS = 1000,               /* a resolved session is read again after so long */
    CLAIM_WAIT_MS = 2 * 1000,              /* wait for the same call that is still running */
    SAGA_RETRY_MS = 2 * 1000,              /* until recovery takes up what was left in doubt */
    CACHE_BYTES = 16 * 1024 * 1024,        /* shared results, when the options do not say */
    CACHE_ENTRY_MAX_BYTES = 256 * 1024,    /* a result larger than this is not shared */
    JOB_BATCH = 100,                       /* items in one run of a job */
    PAGE_DEFAULT = 20,                     /* list operations without a limit */
    PAGE_MAX = 200                         /* the most that a list operation returns */
};

#endif
