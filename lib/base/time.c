/* time.c - the calendar by arithmetic. Years begin in March here, so that the leap day is the last
 * day of its year, and count from 400 years before the year 0000, so that nothing is negative. */
#include "lib/base/time.h"

#include <string.h>

enum {
    DAYS_PER_YEAR = 365,
    DAYS_PER_4_YEARS = 4 * DAYS_PER_YEAR + 1,
    DAYS_PER_CENTURY = 25 * DAYS_PER_4_YEARS - 1,
    DAYS_PER_CYCLE = 4 * DAYS_PER_CENTURY + 1, /* 400 years, after which all repeats */
    YEARS_PER_CYCLE = 400,
    DAYS_TO_1970 = 719468 + DAYS_PER_CYCLE, /* from 1 March of the year -400 */
    MONTHS = 12,
    MARCH = 3,
    JANUARY_SHIFTED = 10, /* months counted from March = 0 */
    MS_PER_S = 1000,
    S_PER_DAY = 24 * 60 * 60,
    MS_PER_DAY = S_PER_DAY * MS_PER_S,
    MINUTES_PER_HOUR = 60,
    MS_PER_MINUTE = 60 * MS_PER_S,
    LEAP_SECOND = 60
};

#define MS_MIN INT64_C(-62167219200000) /* 0000-01-01T00:00:00.000Z */
#define MS_MAX INT64_C(253402300799999) /* 9999-12-31T23:59:59.999Z */

/* Days before each month of a year that begins in March, and a sentinel. */
static const int month_start[MONTHS + 1] = {0,   31,  61,  92,  122, 153, 184,
                                            214, 245, 275, 306, 337, 366};

typedef struct civil {
    int year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
    int hour;
    int minute;
    int second;
    int ms;
    int offset_minutes; /* of local time, east of UTC */
} civil;

/* days / length, but the last day of a leap period still belongs to its last part. */
static int whole_parts(int days, int length, int parts)
{
    int whole = days / length;

    return whole < parts ? whole : parts - 1;
}

/* The date that lies `days` after 1 March of the year -400. */
static void date_of(int days, civil *ret)
{
    int cycles = days / DAYS_PER_CYCLE;
    int left = days % DAYS_PER_CYCLE;
    int centuries = whole_parts(left, DAYS_PER_CENTURY, 4);

    left -= centuries * DAYS_PER_CENTURY;
    int leaps = left / DAYS_PER_4_YEARS;

    left -= leaps * DAYS_PER_4_YEARS;
    int years = whole_parts(left, DAYS_PER_YEAR, 4);

    left -= years * DAYS_PER_YEAR;
    int month = left / 31; /* right, or one too small: no month is longer */

    month += left >= month_start[month + 1];
    bool next_year = month >= JANUARY_SHIFTED;

    ret->year = (cycles - 1) * YEARS_PER_CYCLE + centuries * 100 + leaps * 4 + years + next_year;
    ret->month = month + MARCH - (next_year ? MONTHS : 0);
    ret->day = left - month_start[month] + 1;
}

/* The inverse: days since 1970-01-01. */
static int days_of(const civil *c)
{
    bool next_year = c->month < MARCH;
    int year = c->year + YEARS_PER_CYCLE - next_year;
    int month = c->month - MARCH + (next_year ? MONTHS : 0);
    int leap_days = year / 4 - year / 100 + year / 400;

    return year * DAYS_PER_YEAR + leap_days + month_start[month] + c->day - 1 - DAYS_TO_1970;
}

/* `count` digits and the character that follows them. */
static char *put(char *out, int value, int count, char after)
{
    for (int i = count - 1; i >= 0; i--) {
        out[i] = (char)('0' + value % 10);
        value /= 10;
    }
    out[count] = after;
    return out + count + 1;
}

size_t shop__time_print(int64_t unix_ms, char out[TIME_TEXT_MAX])
{
    int64_t ms = unix_ms < MS_MIN ? MS_MIN : unix_ms > MS_MAX ? MS_MAX : unix_ms;
    int64_t since = ms + (int64_t)DAYS_TO_1970 * MS_PER_DAY;
    int in_day = (int)(since % MS_PER_DAY);
    char *end = out;
    civil c;

    date_of((int)(since / MS_PER_DAY), &c);
    end = put(end, c.year, 4, '-');
    end = put(end, c.month, 2, '-');
    end = put(end, c.day, 2, 'T');
    end = put(end, in_day / (MS_PER_MINUTE * MINUTES_PER_HOUR), 2, ':');
    end = put(end, in_day / MS_PER_MINUTE % MINUTES_PER_HOUR, 2, ':');
    end = put(end, in_day / MS_PER_S % 60, 2, '.');
    end = put(end, in_day % MS_PER_S, 3, 'Z');
    *end = '\0';
    return (size_t)(end - out);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Exactly `count` digits. The cursor stays within the text: a NUL is not a digit. */
static bool read_number(const char **at, int count, int *ret)
{
    int value = 0;

    for (int i = 0; i < count; i++, (*at)++) {
        if (!is_digit(**at))
            return false;
        value = value * 10 + (**at - '0');
    }
    *ret = value;
    return true;
}

static bool read_one_of(const char **at, const char *set)
{
    if (**at == '\0' || strchr(set, **at) == NULL)
        return false;
    (*at)++;
    return true;
}

static bool read_date(const char **at, civil *c)
{
    return read_number(at, 4, &c->year) && read_one_of(at, "-") && read_number(at, 2, &c->month) &&
           read_one_of(at, "-") && read_number(at, 2, &c->day);
}

static bool read_clock(const char **at, civil *c)
{
    return read_number(at, 2, &c->hour) && read_one_of(at, ":") &&
           read_number(at, 2, &c->minute) && read_one_of(at, ":") &&
           read_number(at, 2, &c->second);
}

/* ".5" is 500 ms; digits from the fourth on are read and dropped. */
static bool read_fraction(const char **at, civil *c)
{
    int unit = MS_PER_S / 10;

    if (!read_one_of(at, "."))
        return true;
    if (!is_digit(**at))
        return false;
    for (; is_digit(**at); (*at)++, unit /= 10)
        c->ms += (**at - '0') * unit;
    return true;
}

static bool read_offset(const char **at, civil *c)
{
    int sign = **at == '-' ? -1 : 1;
    int hours;
    int minutes;

    if (read_one_of(at, "Zz"))
        return true;
    if (!read_one_of(at, "+-") || !read_number(at, 2, &hours) || !read_one_of(at, ":") ||
        !read_number(at, 2, &minutes) || hours > 23 || minutes > 59)
        return false;
    c->offset_minutes = sign * (hours * MINUTES_PER_HOUR + minutes);
    return true;
}

static int days_in_month(int year, int month)
{
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int shifted = (month + MONTHS - MARCH) % MONTHS;

    if (month == 2)
        return leap ? 29 : 28;
    return month_start[shifted + 1] - month_start[shifted];
}

static bool in_range(const civil *c)
{
    return c->month >= 1 && c->month <= MONTHS && c->day >= 1 &&
           c->day <= days_in_month(c->year, c->month) && c->hour <= 23 && c->minute <= 59 &&
           c->second <= LEAP_SECOND;
}

/* Leap seconds are put in before midnight UTC at the end of a month and nowhere else. */
static bool starts_month(int64_t unix_ms)
{
    int64_t since = unix_ms + (int64_t)DAYS_TO_1970 * MS_PER_DAY;
    civil c;

    date_of((int)(since / MS_PER_DAY), &c);
    return since % MS_PER_DAY < MS_PER_S && c.day == 1;
}

bool shop__time_parse(const char *text, int64_t *ret_unix_ms)
{
    const char *at = text;
    civil c = {0};

    if (text == NULL || !read_date(&at, &c) || !read_one_of(&at, "Tt") || !read_clock(&at, &c) ||
        !read_fraction(&at, &c) || !read_offset(&at, &c) || *at != '\0' || !in_range(&c))
        return false;
    int minutes = c.hour * MINUTES_PER_HOUR + c.minute - c.offset_minutes;
    int64_t unix_ms = (int64_t)days_of(&c) * MS_PER_DAY + (int64_t)minutes * MS_PER_MINUTE +
                      c.second * MS_PER_S + c.ms;

    if (c.second == LEAP_SECOND && !starts_month(unix_ms))
        return false;
    *ret_unix_ms = unix_ms;
    return true;
}
