# Count the single tests in the output of one program: TAP (what cmocka is asked for), cmocka's own
# format, or lines "[name: ]N passed, N failed[, N skipped]", the first of these that is there.
# A program that ends badly, is killed, prints nothing or stops before its plan is a failure.
#
# In: name, status, seconds, log_file; itself = 1 when the program is one test by its exit status.
# Out: lines "passed N", "failed N", "skipped N", "fail TEXT <tab> LOG", "skip TEXT", "say LINE".

function fail(text) { print "fail " name (text == "" ? "" : ": " text) "\t" log_file }
function skip(text) { print "skip " name ": " text }
function rest(line) {
    sub(/^(not )?ok [0-9]+ *(- *)?/, "", line)
    sub(/# *[Ss][Kk][Ii][Pp] */, "", line)
    return line
}

/^1\.\.[0-9]+$/ { split($0, plan, "[.][.]"); planned += plan[2] }
/^ok [0-9]+/ {
    tap++
    if ($0 ~ /# *[Ss][Kk][Ii][Pp]/) { tap_skipped++; skip(rest($0)) } else tap_passed++
}
/^not ok [0-9]+/ {
    tap++
    if ($0 ~ /# *[Ss][Kk][Ii][Pp]/) { tap_skipped++; skip(rest($0)) }
    else { tap_failed++; if (!itself) fail(rest($0)) }
}

/^\[  PASSED  \] [0-9]+ test/ { cmocka++; cmocka_passed += $4 }
/^\[  SKIPPED \] [0-9]+ test/ { cmocka_skipped += $4 }
/^\[  FAILED  \] [0-9]+ test/ { cmocka_failed += $4 }

/^([A-Za-z][A-Za-z0-9_.-]*: )?[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$/ {
    line = $0
    if (line ~ /: /) {
        say[++said] = line
        sub(/^[^:]*: /, "", line)
        split(line, word, /[ ,]+/)
        part_passed += word[1]; part_failed += word[3]; part_skipped += word[5]
    } else {
        split(line, word, /[ ,]+/)
        whole_passed = word[1]; whole_failed = word[3]; whole_skipped = word[5]
        whole = 1
    }
}

END {
    if (itself) {
        passed = (status == 0); failed = skipped = 0
    } else if (tap) {
        passed = tap_passed; failed = tap_failed; skipped = tap_skipped
    } else if (cmocka) {
        passed = cmocka_passed; failed = cmocka_failed; skipped = cmocka_skipped
    } else if (whole) {
        passed = whole_passed; failed = whole_failed; skipped = whole_skipped
    } else {
        passed = part_passed; failed = part_failed; skipped = part_skipped
    }
    if (!tap && !itself && failed > 0) fail(failed " of its tests")
    if (!tap && !itself && skipped > 0) skip(skipped " of its tests")
    for (i = 1; i <= said; i++) print "say " say[i]

    if (status == 124 || status == 137) { failed++; fail("stopped after " seconds " s") }
    else if (status == 126 || status == 127) { failed++; fail("was not built") }
    else if (status > 128) { failed++; fail("died of signal " status - 128) }
    else if (status != 0 && failed == 0) { failed++; fail("exit status " status) }
    else if (!itself && passed + failed + skipped == 0) { failed++; fail("reported no test") }
    else if (!itself && tap && tap < planned) { failed++; fail("ran " tap " tests of " planned) }
    print "passed " passed + 0 "\nfailed " failed + 0 "\nskipped " skipped + 0
}
