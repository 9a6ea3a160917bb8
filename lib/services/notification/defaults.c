/* defaults.c - the texts that a new shop sends, in English and German. Values are those that orders.c and
 * users.c give. Sorted by name and locale, for template.list. */
#include "lib/services/notification/templates.h"

#define EMAIL(template_name, language, subject_line, body)                                         \
    {                                                                                              \
        .name = (template_name), .channel = "email", .locale = (language),                         \
        .subject = (subject_line), .text = (body), .built_in = true                                \
    }

const shop_template shop__template_defaults[] = {
    EMAIL("order_cancelled", "de", "Ihre Bestellung {{number}} wurde storniert",
          "Guten Tag,\n\nIhre Bestellung {{number}} über {{total}} wurde storniert.\n"
          "Grund: {{reason}}\n\nSchon Bezahltes erstatten wir.\n"),
    EMAIL("order_cancelled", "en", "Your order {{number}} was cancelled",
          "Hello,\n\nyour order {{number}} of {{total}} was cancelled.\nReason: {{reason}}\n\n"
          "What was paid already will be refunded.\n"),
    EMAIL("order_confirmed", "de", "Ihre Bestellung {{number}}",
          "Guten Tag,\n\nvielen Dank für Ihre Bestellung {{number}}:\n\n{{{lines}}}\n"
          "Gesamtbetrag: {{total}}\n\nWir melden uns, sobald sie unterwegs ist.\n"),
    EMAIL("order_confirmed", "en", "Your order {{number}}",
          "Hello,\n\nthank you for your order {{number}}:\n\n{{{lines}}}\n"
          "Total: {{total}}\n\nWe will write again when it is on its way.\n"),
    EMAIL("order_returned", "de", "Ihre Rücksendung zu {{number}} ist da",
          "Guten Tag,\n\nzu Ihrer Bestellung {{number}} haben wir zurückerhalten:\n\n{{{lines}}}\n"),
    EMAIL("order_returned", "en", "Your return for {{number}} has arrived",
          "Hello,\n\nof your order {{number}} these goods came back to us:\n\n{{{lines}}}\n"),
    EMAIL("order_shipped", "de", "Ihre Bestellung {{number}} ist unterwegs",
          "Guten Tag,\n\naus Ihrer Bestellung {{number}} ist unterwegs:\n\n{{{lines}}}\n"
          "Sendungsverfolgung: {{tracking}}\n"),
    EMAIL("order_shipped", "en", "Your order {{number}} is on its way",
          "Hello,\n\nof your order {{number}} these goods are on their way:\n\n{{{lines}}}\n"
          "Tracking: {{tracking}}\n"),
    EMAIL("payment_refunded", "de", "Erstattung zu Ihrer Bestellung {{number}}",
          "Guten Tag,\n\nzu Ihrer Bestellung {{number}} haben wir {{amount}} erstattet.\n"
          "Bis zur Gutschrift können einige Tage vergehen.\n"),
    EMAIL("payment_refunded", "en", "A refund for your order {{number}}",
          "Hello,\n\nwe have refunded {{amount}} for your order {{number}}.\n"
          "It may take some days until you see it on your account.\n"),
    EMAIL("welcome", "de", "Willkommen",
          "Guten Tag {{name}},\n\nIhr Konto mit der Adresse {{email}} ist eingerichtet.\n"),
    EMAIL("welcome", "en", "Welcome",
          "Hello {{name}},\n\nyour account with the address {{email}} is ready.\n"),
};

const size_t shop__template_default_count =
    sizeof(shop__template_defaults) / sizeof(shop__template_defaults[0]);
