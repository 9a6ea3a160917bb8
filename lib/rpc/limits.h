/* limits.h - every bound of calls between processes, in one place. docs/limits.md says what each is for. */
#ifndef SHOP_LIB_RPC_LIMITS_H
#define SHOP_LIB_RPC_LIMITS_H

enum {
    /* the wire */
    RPC_VERSION = 1,
    RPC_NAME_MAX_BYTES = 64,            /* an operation's name */
    RPC_HEADER_MAX_BYTES = 8 * 1024,    /* a header */
    RPC_BODY_MAX_BYTES = 4 * 1024 * 1024, /* arguments or a result, as JSON */
    RPC_FRAME_MAX_BYTES = 5 * 1024 * 1024, /* a peer that sends a larger frame is cut off */
    RPC_MESSAGES_MAX = 1024,            /* waiting in one connection, each way */
    RPC_HANDSHAKE_MS = 1000,            /* a connection that has not said who it is by then is closed */
    RPC_HEARTBEAT_MS = 1000,            /* a caller asks its server so often whether it lives */
    RPC_SILENCE_MS = 3000,              /* and takes it for dead after so long without an answer */
    RPC_RECONNECT_MS = 50,              /* pause before a lost connection is made again; it doubles */
    RPC_RECONNECT_MAX_MS = 1000,

    /* a server */
    RPC_ENDPOINTS_MAX = 16,  /* of a server, or instances that a caller knows */
    RPC_ENDPOINT_SIZE = 256, /* text of one, with its NUL */
    RPC_PEER_SIZE = 64,      /* name of a peer's service, with its NUL */
    RPC_WORKERS = 4,         /* threads that run calls, when the options do not say */
    RPC_WORKERS_MAX = 64,
    RPC_QUEUE_MAX = 256,     /* calls that wait for a worker; the next one is told OVERLOADED */
    RPC_OVERLOAD_MS = 50,    /* retry_after of that answer */
    RPC_TAKE_MAX = 64,       /* messages taken from the sockets before answers are sent */
    RPC_JOB_TEXT_BYTES = 1024, /* a request's header is read into so much without asking for memory */
    RPC_KNOWN_CALLERS = 1024, /* connections that are told when a server leaves */
    RPC_LEAVE_MS = 100,      /* a server that leaves still takes calls so long, and refuses them as long again */
    RPC_LINGER_MS = 1000,    /* and waits so long for its answers to be taken */
    RPC_TAKEN_MS = 1000,     /* a place where another server answers is waited for so long: it may be ending */

    /* a caller */
    RPC_TIMEOUT_MS = 10 * 1000,  /* when neither the call nor the options say */
    RPC_GRACE_MS = 250,          /* an answer may arrive so long after the deadline */
    RPC_CONNECT_MS = 2000,       /* a call waits so long for a connection */
    RPC_IN_FLIGHT_MAX = 32,      /* calls at a time to one service */
    RPC_ROOM_MS = 250,           /* a further one waits so long before it is told OVERLOADED */
    RPC_SLOTS = 512,             /* calls at a time to all services, a power of two */
    RPC_ATTEMPTS_MAX = 3,
    RPC_RETRY_FIRST_MS = 20,     /* bound of the first random pause; it doubles */
    RPC_RETRY_MAX_MS = 500,      /* also of what a server may ask for */
    RPC_RETRY_SHARE = 20,        /* attempts beyond the first, of a hundred calls */
    RPC_RETRY_SAVED_MAX = 20,    /* retries that may be saved up */
    RPC_BREAKER_FAILURES = 5,    /* in a row, and an instance is left alone */
    RPC_BREAKER_MS = 1000,       /* for so long; then one call tries */
    RPC_AWAY_MS = 10 * 1000,     /* an instance that said that it leaves is waited for so long */
    RPC_SLOW_MS = 100            /* a deadline missed after less says nothing about the instance */
};

#endif
