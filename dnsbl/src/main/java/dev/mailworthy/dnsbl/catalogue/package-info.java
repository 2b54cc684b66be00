/**
 * The lists as data: where they are, what their answers mean, how they prove themselves, who may ask how often, and how one
 * gets off them. Lists that ended are here too, so that nobody believes their silence.
 */
package dev.mailworthy.dnsbl.catalogue;
