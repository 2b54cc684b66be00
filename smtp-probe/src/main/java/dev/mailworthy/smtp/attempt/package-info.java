/** Making attempts: names to addresses, connections side by side within the budget, and second looks. Not exported. */
package dev.mailworthy.smtp.attempt;
