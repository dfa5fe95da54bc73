# Prints what the test of pg_dump in the file that is named makes in its main database: name and SQL, each with a NUL behind it.
use strict;
use warnings;

local $/;
my $text = <>;
$text =~ /^my %tests = \((.*?^\s*\})\s*\);/ms or die "no list of tests";
my $list = $1;
# Which runs of pg_dump an entry is for does not matter here.
my %runs = map { $_ => 1 } $list =~ /%(\w+)/g;
my %tests = eval join('', map { "my %$_;" } sort keys %runs) . "($list)";
die $@ if $@;
my $late = 1_000_000;
my @made = grep { $tests{$_}{create_sql} && !$tests{$_}{database} } keys %tests;
for my $name (sort { ($tests{$a}{create_order} // $late) <=> ($tests{$b}{create_order} // $late) || $a cmp $b } @made) {
	print "$name\0$tests{$name}{create_sql}\0";
}
