using System.Net;
using Bonafide.Sources.GeoIp;

namespace Bonafide.Sources.Tests.GeoIp;

public sealed class AddressTests
{
    [Theory]
    [InlineData("8.8.8.8", "8.8.8.8")]
    [InlineData(" 8.8.8.8 ", "8.8.8.8")]
    [InlineData("::ffff:8.8.8.8", "8.8.8.8")]
    [InlineData("64:ff9b::808:808", "8.8.8.8")]
    [InlineData("2001:4860:4860:0000:0000:0000:0000:8888", "2001:4860:4860::8888")]
    public void Reads_Addresses(string text, string address) =>
        Assert.Equal(IPAddress.Parse(address), PublicAddress.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("8.8.8")]
    [InlineData("134744072")]
    [InlineData("0x8.8.8.8")]
    [InlineData("010.8.8.8")]
    [InlineData("8.8.8.256")]
    [InlineData("8.8.8.8:80")]
    [InlineData("[2001:4860::1]")]
    [InlineData("fe80::1%eth0")]
    [InlineData("8.8.8.8/32")]
    [InlineData("٨.8.8.8")]
    [InlineData("8.8.8.8\u0000")]
    [InlineData("\u202E8.8.8.8")]
    public void Refuses_WhatIsNone(string? text) => Assert.Null(PublicAddress.Parse(text));

    [Fact]
    public void Refuses_LongText() => Assert.Null(PublicAddress.Parse(new string('1', 10_000)));

    [Theory]
    [InlineData("10.1.2.3", "private")]
    [InlineData("172.31.255.255", "private")]
    [InlineData("100.64.0.1", "carrier's shared")]
    [InlineData("127.0.0.1", "loopback")]
    [InlineData("192.0.2.1", "documentation")]
    [InlineData("::1", "unspecified, loopback and IPv4-compatible")]
    [InlineData("2001:db8::1", "documentation")]
    [InlineData("2001:0:1::1", "protocol assignments and Teredo")]
    [InlineData("fd00::1", "unique local")]
    [InlineData("fe80::1", "link-local")]
    [InlineData("ff02::1", "multicast")]
    [InlineData("255.255.255.255", "reserved")]
    [InlineData("172.32.0.0", null)]
    [InlineData("11.0.0.0", null)]
    [InlineData("2001:200::1", null)]
    [InlineData("8.8.8.8", null)]
    public void Knows_SpecialPurposeBlocks(string address, string? name) =>
        Assert.Equal(name, SpecialPurpose.Find(IPAddress.Parse(address)));

    [Fact]
    public void List_ReadsEveryForm()
    {
        var list = Read(
            "fingerprint, ipaddr, port\nABCD, 204.8.96.141, 444\n# a comment\n\n5.6.7.0/24 # with a reason\n"
            + "9.9.9.1-9.9.9.3\n2620:7:6003::/48\nAS64496 # an operator\n64497,\"Another, Ltd\"\n5.6.7.128/25\n");
        Assert.All(["204.8.96.141", "5.6.7.0", "5.6.7.255", "9.9.9.2", "2620:7:6003:1::"], text => Assert.True(Has(text)));
        Assert.All(["204.8.96.142", "5.6.8.0", "9.9.9.4", "9.9.9.0", "2620:7:6004::"], text => Assert.False(Has(text)));
        Assert.True(list.Contains(0, 64_496));
        Assert.True(list.Contains(0, 64_497));
        Assert.False(list.Contains(0, 444));

        bool Has(string text) => list.Contains(AddressRange.Value(IPAddress.Parse(text)), null);
    }

    [Theory]
    [InlineData("head\nnonsense\n")]
    [InlineData("head\n5.6.7.0/33\n")]
    [InlineData("head\n9.9.9.3-9.9.9.1\n")]
    public void List_RefusesOtherLines(string text) => Assert.Throws<InvalidDataException>(() => Read(text));

    private static AddressList Read(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return AddressList.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
